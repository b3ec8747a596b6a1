#include "scenario/parameters/parameter_rows.hpp"

namespace timbang::parameter_rows {

namespace {

template <auto Field>
constexpr Value in_targeting = field<&Parameters::targeting, Field>;
template <auto Field>
constexpr Value in_socialisation = field<&Parameters::socialisation, Field>;
template <auto Field>
constexpr Value in_monitoring = field<&Parameters::monitoring, Field>;

using Targeting = TargetingParameters;
constexpr std::array targeting_rows{
    row("targeting.improves", Quantity::per_month_share, "%/month", share, uncertain,
        in_targeting<&Targeting::improves_per_month>),
    row("targeting.reserve", Quantity::share, "%", {0, 10}, uncertain, in_targeting<&Targeting::reserve>),
    row("targeting.proposals_of_poor", Quantity::per_year_share, "share/year", {0, 12}, uncertain,
        in_targeting<&Targeting::proposals_of_poor>),
    row("targeting.proposals_of_others", Quantity::per_year_share, "share/year", {0, 12}, uncertain,
        in_targeting<&Targeting::proposals_of_others>),
    row("targeting.field_check", Quantity::time, "minutes", {0, 24 * minutes_per_hour}, uncertain,
        in_targeting<&Targeting::verification_minutes>),
    row("targeting.due", Quantity::time, "days", days(0, 1095), lever_of_kota,
        in_targeting<&Targeting::verification_due_minutes>),
    row("targeting.sensitivity", Quantity::share, "share", share, uncertain, in_targeting<&Targeting::sensitivity>),
    row("targeting.specificity", Quantity::share, "share", share, uncertain, in_targeting<&Targeting::specificity>)};

using Socialisation = SocialisationParameters;
constexpr std::array socialisation_rows{
    row("socialisation.share", Quantity::share, "%", share, lever_of_kota, in_socialisation<&Socialisation::share>),
    row("socialisation.session", Quantity::time, "hours", {1, 24 * minutes_per_hour}, uncertain,
        in_socialisation<&Socialisation::session_minutes>),
    row("socialisation.families", Quantity::count, "KPM", {0, 1e6}, uncertain,
        in_socialisation<&Socialisation::families>),
    row("socialisation.protection", Quantity::share, "share", share, uncertain,
        in_socialisation<&Socialisation::protection>),
    row("socialisation.half_life", Quantity::time, "months", days(1, 36500), uncertain,
        in_socialisation<&Socialisation::half_life_minutes>),
    row("socialisation.informed_at_start", Quantity::share, "share", share, uncertain,
        in_socialisation<&Socialisation::informed_at_start>)};

using Monitoring = MonitoringParameters;
constexpr std::array monitoring_rows{
    row("monitoring.share", Quantity::share, "%", share, lever_of_kota, in_monitoring<&Monitoring::share>),
    row("monitoring.sample", Quantity::share, "%", share, lever_of_kota, in_monitoring<&Monitoring::sample>),
    row("monitoring.check", Quantity::time, "minutes", {1, 24 * minutes_per_hour}, uncertain,
        in_monitoring<&Monitoring::check_minutes>),
    row("monitoring.salience", Quantity::number, "", {0, 1000}, uncertain, in_monitoring<&Monitoring::salience>),
    row("monitoring.food_share", Quantity::share, "share", share, uncertain, in_monitoring<&Monitoring::food_share>),
    row("monitoring.food_share_if_checked", Quantity::share, "share", share, uncertain,
        in_monitoring<&Monitoring::food_share_if_checked>),
    row("monitoring.non_food_use", Quantity::share, "share", share, uncertain,
        in_monitoring<&Monitoring::non_food_use>)};

}  // namespace

std::span<const ParameterRow> targeting() {
  return targeting_rows;
}

std::span<const ParameterRow> socialisation() {
  return socialisation_rows;
}

std::span<const ParameterRow> monitoring() {
  return monitoring_rows;
}

}  // namespace timbang::parameter_rows
