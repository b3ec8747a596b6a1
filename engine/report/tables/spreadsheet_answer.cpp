#include "report/tables/spreadsheet_answer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/check.hpp"
#include "report/tables/text_table.hpp"
#include "report/words/number_format.hpp"
#include "report/words/summary_cells.hpp"
#include "statistics/queues/queueing_theory.hpp"

namespace timbang {
namespace {

constexpr double minutes_per_hour = 60;

int reported_days(const Scenario& scenario) {
  return (scenario.period.last_month + 1).first_day() - scenario.period.first_month.first_day();
}

/// TKSK who serve an average kecamatan, by whatever rule they were placed, with its part of the mobile team. None where
/// the formula has no answer for the average: somewhere nobody serves.
int servers_in_kecamatan(const ArmSummary& arm, const Scenario& scenario) {
  double in_all = 0;
  double own_posts = 0;
  bool is_without = false;
  for (const SummaryCell& cell : arm.outcomes) {
    if (cell.outcome != outcome::tksk_in_post || cell.month != 0) continue;
    const double posts = cell.estimate.mean;
    if (cell.where == 0) in_all = posts;
    if (cell.where > 0) own_posts += posts;
    is_without = is_without || posts == 0;
  }
  // The mobile team is in the city's posts alone.
  const bool has_mobile_team = in_all > own_posts + 0.5;
  if (is_without && !has_mobile_team) return 0;
  return static_cast<int>(std::lround(in_all / static_cast<double>(scenario.kecamatan.size())));
}

using Pick = double (*)(const SpreadsheetAnswer&);

std::vector<std::string> row(const std::vector<SpreadsheetAnswer>& answers, Language language, std::string_view id,
                             int decimals, Pick pick) {
  std::vector<std::string> cells{"  " + text(language, id)};
  for (const SpreadsheetAnswer& answer : answers) {
    const double value = pick(answer);
    cells.push_back(std::isnan(value) ? text(language, "table.none") : number_text(language, value, decimals));
  }
  return cells;
}

double or_undefined(const std::optional<double>& value) {
  return value.value_or(std::numeric_limits<double>::quiet_NaN());
}

}  // namespace

const Parameters& reported_policy(const Scenario& scenario) {
  const Date first = scenario.period.first_month.first_day();
  return scenario.in_force(std::max(first, scenario.period.policy_start));
}

double mean_complaint_hours(const ComplaintParameters& complaints) {
  return std::inner_product(complaints.class_share.begin(), complaints.class_share.end(),
                            complaints.work_minutes.begin(), 0.0) /
         minutes_per_hour;
}

double working_days(const Scenario& scenario) {
  const Date end = (scenario.period.last_month + 1).first_day();
  double worked = 0;
  for (Date day = scenario.period.first_month.first_day(); day < end; day = day + 1) {
    const DayKind kind = scenario.calendar.kind(day);
    if (kind == DayKind::working) worked += 1;
    if (kind == DayKind::shortened) worked += scenario.calendar.shortened_factor;
  }
  return worked;
}

double sembako_hours_a_day(const Scenario& scenario) {
  const Parameters& policy = reported_policy(scenario);
  const StaffingParameters& staffing = policy.staffing;
  constexpr double days_per_year = 365.25;
  const double days = working_days(scenario) / reported_days(scenario) - staffing.absence_days_per_year / days_per_year;
  return days * staffing.hours_minutes / minutes_per_hour * staffing.sembako_share *
         (1 - policy.socialisation.share - policy.monitoring.share);
}

SpreadsheetAnswer spreadsheet_answer(const ArmSummary& arm, const Scenario& scenario) {
  const Parameters& policy = reported_policy(scenario);
  SpreadsheetAnswer answer;
  answer.load = city_estimate(arm, outcome::tksk_workload).mean;
  answer.simulated_mean_days =
      city_estimate(arm, outcome::complaints(ComplaintGroup::tksk, ComplaintMeasure::wait_mean)).mean;
  answer.simulated_p90_days =
      city_estimate(arm, outcome::complaints(ComplaintGroup::tksk, ComplaintMeasure::wait_p90)).mean;
  const int servers = servers_in_kecamatan(arm, scenario);
  const double job_days = mean_complaint_hours(policy.complaints) / sembako_hours_a_day(scenario);
  const bool has_answer = servers > 0 && answer.load > 0 && answer.load < 1 && job_days > 0 && std::isfinite(job_days);
  if (!has_answer) return answer;
  const MultiServerQueue queue{answer.load * servers / job_days, 1 / job_days, servers};
  answer.mean_days = queue.mean_wait() + job_days;
  answer.p90_days = queue.time_in_system_quantile(0.9);
  return answer;
}

std::string spreadsheet_text(const Summary& summary, const std::vector<Scenario>& scenarios, Language language) {
  TIMBANG_CHECK(scenarios.size() == summary.arms.size(), "every arm has its scenario");
  std::vector<SpreadsheetAnswer> answers;
  std::vector<std::string> heading{""};
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    answers.push_back(spreadsheet_answer(summary.arms[i], scenarios[i]));
    heading.push_back(summary.arms[i].name.substr(summary.arms[i].name.rfind('=') + 1));
  }
  TextTable table;
  table.add_row(std::move(heading));
  table.add_row(row(answers, language, "spreadsheet.load", 2, [](const auto& a) { return a.load; }));
  table.add_row(row(answers, language, "spreadsheet.mean", 1, [](const auto& a) { return or_undefined(a.mean_days); }));
  table.add_row(row(answers, language, "spreadsheet.p90", 1, [](const auto& a) { return or_undefined(a.p90_days); }));
  table.add_row(
      row(answers, language, "spreadsheet.simulated_mean", 1, [](const auto& a) { return a.simulated_mean_days; }));
  table.add_row(
      row(answers, language, "spreadsheet.simulated_p90", 1, [](const auto& a) { return a.simulated_p90_days; }));
  return text(language, "spreadsheet.title") + "\n" + table.text() + text(language, "spreadsheet.why") + "\n";
}

}  // namespace timbang
