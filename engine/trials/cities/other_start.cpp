#include "trials/cities/other_start.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"

namespace timbang {

namespace {

/// What a city begins with; shares of the families on the list.
struct Burden {
  double lasting = 0;
  double recoverable = 0;
  double informed = 1;
  double backlog = 0;
};

Burden heavy_burden(const Scenario& scenario) {
  // At least 3 % of each kind and 1.6 % waiting for a check (docs/decisions/0009-two-starts-and-the-long-run.md).
  constexpr double at_least = 0.03;
  constexpr double more = 1.5;
  constexpr double waiting = 0.016;
  const ObstacleParameters& own = scenario.baseline_in_force(scenario.period.start).obstacles;
  const double lasting = std::min(1.0, std::max(at_least, more * own.initial_lasting));
  // Both together are at most all families.
  const double recoverable = std::min(1.0 - lasting, std::max(at_least, more * own.initial_recoverable));
  return {lasting, recoverable, 0, waiting};
}

void prolong(WorkingCalendar& calendar, Date last_day) {
  constexpr std::size_t week = 7;
  // Whole weeks, at most a year of them, so that weekdays stay weekdays.
  const std::size_t known = std::min<std::size_t>(52, calendar.days.size() / week) * week;
  TIMBANG_CHECK(known > 0, "a working calendar has a week to repeat");
  const Date end = (last_day.month() + 1).first_day();
  while (calendar.first_day + static_cast<std::int32_t>(calendar.days.size()) < end) {
    calendar.days.push_back(calendar.days[calendar.days.size() - known]);
  }
}

}  // namespace

std::string OtherStart::text() const {
  return std::string(kind == Kind::light ? "light" : "heavy") + " start to " + last_month.text();
}

Month first_whole_month(const Period& period) {
  // A month in part would be no month to compare.
  const Month month = period.start.month();
  return period.start == month.first_day() ? month : month + 1;
}

Scenario prolonged(Scenario scenario, Month last_month) {
  // Longer already: its own period holds.
  if (scenario.period.last_month >= last_month) return scenario;
  scenario.period.last_month = last_month;
  prolong(scenario.calendar, scenario.run_end());
  return scenario;
}

RunBegin begin_otherwise(const OtherStart& start, Scenario& baseline) {
  const Burden burden = start.kind == OtherStart::Kind::light ? Burden() : heavy_burden(baseline);
  baseline = prolonged(std::move(baseline), start.last_month);
  // Every dated set: the first one holds at the start, later ones must not bring the old shares back.
  for (DatedParameters& dated : baseline.baseline) {
    dated.values.obstacles.initial_lasting = burden.lasting;
    dated.values.obstacles.initial_recoverable = burden.recoverable;
    dated.values.socialisation.informed_at_start = burden.informed;
  }
  return {first_whole_month(baseline.period), burden.backlog};
}

}  // namespace timbang
