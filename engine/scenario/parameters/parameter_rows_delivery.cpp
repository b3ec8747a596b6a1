#include "scenario/parameters/parameter_rows.hpp"

namespace timbang::parameter_rows {

namespace {

template <auto Field>
constexpr Value in_programme = field<&Parameters::programme, Field>;
template <auto Field, Channel channel>
constexpr Value in_programme_by = entry<&Parameters::programme, Field, static_cast<std::size_t>(channel)>;
template <auto Field>
constexpr Value in_transacting = field<&Parameters::transacting, Field>;
template <auto Field>
constexpr Value in_obstacles = field<&Parameters::obstacles, Field>;

using Programme = ProgrammeParameters;
constexpr std::array<std::string_view, 3> channel_rules{"as_listed", "all_bank", "all_post"};
constexpr std::array programme_rows{
    row("programme.benefit", Quantity::money, "IDR/KPM/month", {0, 1e8}, lever_of_kemensos,
        in_programme<&Programme::benefit_rupiah>),
    row("programme.kpm", Quantity::count, "KPM", {0, 5e7}, uncertain, in_programme<&Programme::kpm>),
    row("programme.bank_share", Quantity::share, "share", share, uncertain, in_programme<&Programme::bank_share>),
    choice_row<&Parameters::programme, &Programme::channel, ChannelRule>("programme.channel", channel_rules,
                                                                         lever_of_kemensos),
    row("programme.deadline.bank", Quantity::time, "days", days(1, 730), lever_of_kemensos,
        (in_programme_by<&Programme::deadline_minutes, Channel::bank>)),
    row("programme.deadline.post", Quantity::time, "days", days(1, 730), lever_of_kemensos,
        (in_programme_by<&Programme::deadline_minutes, Channel::post>)),
    row("programme.return_lag", Quantity::time, "days", days(0, 730), uncertain,
        in_programme<&Programme::return_lag_minutes>),
    row("programme.misses_until_dropped", Quantity::count, "payouts", {1, 100}, lever_of_kemensos,
        in_programme<&Programme::misses_until_dropped>),
    row("programme.replacement_lag", Quantity::time, "days", days(0, 1095), uncertain,
        in_programme<&Programme::replacement_lag_minutes>)};

using Transacting = TransactingParameters;
constexpr std::array transacting_rows{
    row("transacting.prompt_share", Quantity::share, "share", share, uncertain,
        in_transacting<&Transacting::prompt_share>),
    row("transacting.prompt_within", Quantity::time, "days", days(0, 90), uncertain,
        in_transacting<&Transacting::prompt_minutes>),
    row("transacting.late_median", Quantity::time, "days", {1, 365 * minutes_per_day}, uncertain,
        in_transacting<&Transacting::late_median_minutes>),
    row("transacting.late_sigma", Quantity::number, "", {0, 3}, uncertain, in_transacting<&Transacting::late_sigma>)};

using Obstacles = ObstacleParameters;
constexpr std::array obstacle_rows{
    row("obstacles.recoverable_per_payout", Quantity::share, "share", share, uncertain,
        in_obstacles<&Obstacles::recoverable_per_payout>),
    row("obstacles.card_share", Quantity::share, "share", share, uncertain, in_obstacles<&Obstacles::card_share>),
    row("obstacles.self_cure", Quantity::time, "days", {1, 30'000 * minutes_per_day}, uncertain,
        in_obstacles<&Obstacles::self_cure_minutes>),
    row("obstacles.new_card_undistributed", Quantity::share, "share", share, uncertain,
        in_obstacles<&Obstacles::new_card_undistributed>),
    row("obstacles.lasting_per_month", Quantity::per_month_share, "%/month", share, uncertain,
        in_obstacles<&Obstacles::lasting_per_month>),
    row("obstacles.lasting_share.wrong_data", Quantity::share, "share", share, uncertain,
        in_obstacles<&Obstacles::wrong_data_share>),
    row("obstacles.lasting_share.died", Quantity::share, "share", share, uncertain,
        in_obstacles<&Obstacles::died_share>),
    row("obstacles.lasting_share.moved", Quantity::share, "share", share, uncertain,
        in_obstacles<&Obstacles::moved_share>),
    row("obstacles.at_start.lasting", Quantity::share, "share", share, uncertain,
        in_obstacles<&Obstacles::initial_lasting>),
    row("obstacles.at_start.recoverable", Quantity::share, "share", share, uncertain,
        in_obstacles<&Obstacles::initial_recoverable>)};

}  // namespace

std::span<const ParameterRow> programme() {
  return programme_rows;
}

std::span<const ParameterRow> transacting() {
  return transacting_rows;
}

std::span<const ParameterRow> obstacles() {
  return obstacle_rows;
}

}  // namespace timbang::parameter_rows
