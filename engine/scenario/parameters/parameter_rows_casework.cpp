#include "scenario/parameters/parameter_rows.hpp"

namespace timbang::parameter_rows {

namespace {

template <auto Field>
constexpr Value in_first_line = field<&Parameters::first_line, Field>;
template <auto Field>
constexpr Value in_follow_up = field<&Parameters::follow_up, Field>;
template <auto Field, Channel channel>
constexpr Value in_follow_up_by = entry<&Parameters::follow_up, Field, static_cast<std::size_t>(channel)>;
template <auto Field>
constexpr Value in_complaints = field<&Parameters::complaints, Field>;
template <auto Field, ComplaintClass service>
constexpr Value in_complaints_by = entry<&Parameters::complaints, Field, static_cast<std::size_t>(service)>;

constexpr Bounds task_time{0, 24 * minutes_per_hour};

using FirstLine = FirstLineParameters;
constexpr std::array first_line_rows{
    row("first_line.hours", Quantity::time, "hours", {0, 1e6}, lever_of_kota, in_first_line<&FirstLine::hours_minutes>),
    row("first_line.case_time", Quantity::time, "minutes", task_time, uncertain,
        in_first_line<&FirstLine::case_minutes>),
    row("first_line.settles_recoverable", Quantity::share, "share", share, uncertain,
        in_first_line<&FirstLine::settles_recoverable>),
    row("first_line.settles_lasting", Quantity::share, "share", share, uncertain,
        in_first_line<&FirstLine::settles_lasting>),
    row("first_line.settles_complaints", Quantity::share, "share", share, uncertain,
        in_first_line<&FirstLine::settles_complaints>),
    row("first_line.settles_verifications", Quantity::share, "share", share, uncertain,
        in_first_line<&FirstLine::settles_verifications>),
    row("first_line.follow_up_delay", Quantity::time, "days", days(0, 365), uncertain,
        in_first_line<&FirstLine::follow_up_delay_minutes>),
    row("first_line.complaint_delay", Quantity::time, "days", days(0, 365), uncertain,
        in_first_line<&FirstLine::complaint_delay_minutes>),
    row("first_line.complaint_hand_on", Quantity::time, "days", days(0, 365), uncertain,
        in_first_line<&FirstLine::complaint_hand_on_minutes>)};

using FollowUp = FollowUpParameters;
constexpr std::array<std::string_view, 3> modes{"off", "phone", "phone_and_visit"};
constexpr std::array follow_up_rows{
    choice_row<&Parameters::follow_up, &FollowUp::mode, FollowUpMode>("follow_up.mode", modes, lever_of_kota),
    row("follow_up.list_delay.bank", Quantity::time, "days", days(0, 365), uncertain,
        (in_follow_up_by<&FollowUp::list_delay_minutes, Channel::bank>)),
    row("follow_up.list_delay.post", Quantity::time, "days", days(0, 365), uncertain,
        (in_follow_up_by<&FollowUp::list_delay_minutes, Channel::post>)),
    row("follow_up.due", Quantity::time, "days", days(0, 365), lever_of_kota, in_follow_up<&FollowUp::due_minutes>),
    row("follow_up.phone", Quantity::time, "minutes", task_time, uncertain, in_follow_up<&FollowUp::phone_minutes>),
    row("follow_up.phone_success", Quantity::share, "share", share, uncertain, in_follow_up<&FollowUp::phone_success>),
    row("follow_up.visit", Quantity::time, "minutes", task_time, uncertain, in_follow_up<&FollowUp::visit_minutes>),
    row("follow_up.visit_success", Quantity::share, "share", share, uncertain, in_follow_up<&FollowUp::visit_success>),
    row("follow_up.travel", Quantity::time, "minutes", task_time, uncertain, in_follow_up<&FollowUp::travel_minutes>),
    row("follow_up.card", Quantity::time, "minutes", task_time, uncertain, in_follow_up<&FollowUp::card_minutes>),
    row("follow_up.card_bank_delay.shortest", Quantity::time, "days", days(0, 365), uncertain,
        in_follow_up<&FollowUp::bank_delay_shortest_minutes>),
    row("follow_up.card_bank_delay.longest", Quantity::time, "days", days(0, 365), uncertain,
        in_follow_up<&FollowUp::bank_delay_longest_minutes>),
    row("follow_up.registry_delay", Quantity::time, "days", days(0, 1095), uncertain,
        in_follow_up<&FollowUp::registry_delay_minutes>)};

using Complaints = ComplaintParameters;
constexpr auto information = ComplaintClass::information;
constexpr auto no_field_check = ComplaintClass::no_field_check;
constexpr auto field_check = ComplaintClass::field_check;
constexpr std::array complaint_rows{
    row("complaints.questions", Quantity::per_month_share, "per 1000 KPM/month", share, uncertain,
        in_complaints<&Complaints::questions_per_kpm_month>),
    row("complaints.obstacle_share", Quantity::share, "share", share, uncertain,
        in_complaints<&Complaints::obstacle_share>),
    row("complaints.obstacle_delay", Quantity::time, "days", days(0, 365), uncertain,
        in_complaints<&Complaints::obstacle_delay_minutes>),
    row("complaints.share.information", Quantity::share, "share", share, uncertain,
        (in_complaints_by<&Complaints::class_share, information>)),
    row("complaints.share.no_field_check", Quantity::share, "share", share, uncertain,
        (in_complaints_by<&Complaints::class_share, no_field_check>)),
    row("complaints.share.field_check", Quantity::share, "share", share, uncertain,
        (in_complaints_by<&Complaints::class_share, field_check>)),
    row("complaints.work.information", Quantity::time, "minutes", task_time, uncertain,
        (in_complaints_by<&Complaints::work_minutes, information>)),
    row("complaints.work.no_field_check", Quantity::time, "minutes", task_time, uncertain,
        (in_complaints_by<&Complaints::work_minutes, no_field_check>)),
    row("complaints.work.field_check", Quantity::time, "minutes", task_time, uncertain,
        (in_complaints_by<&Complaints::work_minutes, field_check>)),
    row("complaints.limit.information", Quantity::time, "days", days(0, 365), fact,
        (in_complaints_by<&Complaints::limit_minutes, information>)),
    row("complaints.limit.no_field_check", Quantity::time, "days", days(0, 365), fact,
        (in_complaints_by<&Complaints::limit_minutes, no_field_check>)),
    row("complaints.limit.field_check", Quantity::time, "days", days(0, 365), fact,
        (in_complaints_by<&Complaints::limit_minutes, field_check>)),
    row("complaints.left_out_share", Quantity::share, "share", share, uncertain,
        in_complaints<&Complaints::left_out_share>),
    row("complaints.repeats", Quantity::number, "per month", {0, 100}, uncertain,
        in_complaints<&Complaints::repeats_per_month>),
    row("complaints.repeat_work", Quantity::time, "minutes", task_time, uncertain,
        in_complaints<&Complaints::repeat_minutes>),
    row("complaints.patience", Quantity::time, "days", days(0.01, 36500), uncertain,
        in_complaints<&Complaints::patience_minutes>),
    row("complaints.dinsos.officers", Quantity::count, "officers", {0, 1000}, lever_of_kota,
        in_complaints<&Complaints::dinsos_officers>),
    row("complaints.dinsos.hours", Quantity::hours_per_day, "hours/day", {0, 24 * minutes_per_hour}, lever_of_kota,
        in_complaints<&Complaints::dinsos_day_minutes>),
    row("complaints.dinsos.work", Quantity::time, "minutes", task_time, uncertain,
        in_complaints<&Complaints::dinsos_minutes>),
    row("complaints.dinsos.settles", Quantity::share, "share", share, uncertain,
        in_complaints<&Complaints::dinsos_settles>)};

}  // namespace

std::span<const ParameterRow> first_line() {
  return first_line_rows;
}

std::span<const ParameterRow> follow_up() {
  return follow_up_rows;
}

std::span<const ParameterRow> complaints() {
  return complaint_rows;
}

}  // namespace timbang::parameter_rows
