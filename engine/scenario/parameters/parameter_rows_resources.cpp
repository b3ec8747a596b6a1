#include "scenario/parameters/parameter_rows.hpp"

namespace timbang::parameter_rows {

namespace {

template <auto Field>
constexpr Value in_staffing = field<&Parameters::staffing, Field>;
template <auto Field>
constexpr Value in_welfare = field<&Parameters::welfare, Field>;
template <auto Field>
constexpr Value in_households = field<&Parameters::households, Field>;

using Staffing = StaffingParameters;
constexpr std::array<std::string_view, 3> disciplines{"earliest_due_date", "first_come_first_served", "by_class"};
constexpr std::array<std::string_view, 2> placements{"evenly", "by_kpm"};
constexpr std::array staffing_rows{
    row("staffing.extra_tksk", Quantity::count, "TKSK", {0, 100'000}, lever_of_kota,
        in_staffing<&Staffing::extra_tksk>),
    choice_row<&Parameters::staffing, &Staffing::placement, Placement>("staffing.placement", placements, lever_of_kota),
    row("staffing.kpm_per_tksk", Quantity::count, "KPM", {0, 1e7}, lever_of_kota, in_staffing<&Staffing::kpm_per_tksk>),
    row("staffing.mobile_team", Quantity::count, "TKSK", {0, 10'000}, lever_of_kota,
        in_staffing<&Staffing::mobile_team>),
    row("staffing.hire_lead_time", Quantity::time, "days", {0, 1095 * minutes_per_day}, uncertain,
        in_staffing<&Staffing::hire_lead_minutes>),
    row("staffing.turnover", Quantity::per_year_share, "%/year", {0, 12}, uncertain,
        in_staffing<&Staffing::turnover_per_year>),
    row("staffing.pay_elasticity", Quantity::number, "", {-10, 0}, uncertain, in_staffing<&Staffing::pay_elasticity>),
    row("staffing.reference_pay", Quantity::money, "IDR/TKSK/month", {1, 1e9}, uncertain,
        in_staffing<&Staffing::reference_pay>),
    row("staffing.vacancy", Quantity::time, "days", {0, 1095 * minutes_per_day}, uncertain,
        in_staffing<&Staffing::vacancy_minutes>),
    row("staffing.learning", Quantity::time, "days", {0, 1095 * minutes_per_day}, uncertain,
        in_staffing<&Staffing::learning_minutes>),
    row("staffing.novice_pace", Quantity::share, "share", {0.05, 1}, uncertain, in_staffing<&Staffing::novice_pace>),
    row("staffing.sembako_share", Quantity::share, "share", share, lever_of_kota,
        in_staffing<&Staffing::sembako_share>),
    row("staffing.hours", Quantity::hours_per_day, "hours/day", {0, 24 * minutes_per_hour}, lever_of_kota,
        in_staffing<&Staffing::hours_minutes>),
    row("staffing.absence", Quantity::days_per_year, "days/year", {0, 366}, uncertain,
        in_staffing<&Staffing::absence_days_per_year>),
    choice_row<&Parameters::staffing, &Staffing::discipline, QueueDiscipline>("staffing.discipline", disciplines,
                                                                              lever_of_kota),
    row("staffing.pass_over", Quantity::count, "jobs", {0, 1000}, uncertain, in_staffing<&Staffing::pass_over>),
    row("staffing.fixed_share_of_service", Quantity::share, "share", share, uncertain,
        in_staffing<&Staffing::fixed_share_of_service>)};

using Welfare = WelfareParameters;
constexpr std::array welfare_rows{
    row("welfare.poverty_line", Quantity::money, "IDR/person/month", {1, 1e9}, fact,
        in_welfare<&Welfare::poverty_line_rupiah>),
    row("welfare.line_growth", Quantity::per_year_share, "%/year", {-0.5, 1}, fact,
        in_welfare<&Welfare::line_growth_per_year>),
    row("welfare.consumption_growth", Quantity::per_year_share, "%/year", {-0.5, 1}, uncertain,
        in_welfare<&Welfare::consumption_growth_per_year>),
    row("welfare.mean_consumption", Quantity::money, "IDR/person/month", {1, 1e9}, uncertain,
        in_welfare<&Welfare::mean_consumption_rupiah>),
    row("welfare.headcount", Quantity::share, "%", share, fact, in_welfare<&Welfare::headcount_target>),
    row("welfare.gap", Quantity::share, "%", share, uncertain, in_welfare<&Welfare::gap_target>),
    row("welfare.transitory_share", Quantity::share, "share", share, uncertain, in_welfare<&Welfare::transitory_share>),
    row("welfare.persistence", Quantity::number, "per month", {0, 1}, uncertain, in_welfare<&Welfare::persistence>),
    row("welfare.proxy_noise", Quantity::number, "", {0, 10}, uncertain, in_welfare<&Welfare::proxy_noise_sigma>),
    row("welfare.contamination", Quantity::share, "share", share, uncertain, in_welfare<&Welfare::contamination>)};

constexpr std::array household_rows{row("households.mean_size", Quantity::number, "persons", {1, 8}, fact,
                                        in_households<&HouseholdParameters::mean_size>)};

}  // namespace

std::span<const ParameterRow> staffing() {
  return staffing_rows;
}

std::span<const ParameterRow> welfare() {
  return welfare_rows;
}

std::span<const ParameterRow> households() {
  return household_rows;
}

}  // namespace timbang::parameter_rows
