#include "scenario/scenario.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace timbang {
namespace {

const Parameters& in_force_on(const std::vector<DatedParameters>& dated, Date date) {
  TIMBANG_CHECK(!dated.empty(), "a scenario has parameters");
  // Before its first date a value holds all the same: dates are checked when the scenario is read.
  const auto after = std::ranges::upper_bound(dated, date, {}, &DatedParameters::from);
  return after == dated.begin() ? dated.front().values : std::prev(after)->values;
}

/// The longest wait for a payout of the channel, in months.
std::int32_t longest_gap(const std::vector<int>& months) {
  std::int32_t longest = 0;
  for (std::size_t i = 0; i < months.size(); ++i) {
    const bool is_last = i + 1 == months.size();
    // From the year's last payout to the next year's first.
    longest = std::max(longest, is_last ? months.front() + 12 - months.back() : months[i + 1] - months[i]);
  }
  return longest;
}

double longest_promise_minutes(const Parameters& values) {
  const auto& deadlines = values.programme.deadline_minutes;
  const auto& limits = values.complaints.limit_minutes;
  return std::max(*std::ranges::max_element(deadlines), *std::ranges::max_element(limits));
}

}  // namespace

const Parameters& Scenario::in_force(Date date) const {
  return date < period.policy_start ? baseline_in_force(date) : in_force_on(policy, date);
}

const Parameters& Scenario::baseline_in_force(Date date) const {
  return in_force_on(baseline, date);
}

Date Scenario::run_end() const {
  double minutes = 0;
  // Of both, so that what began in a reported month is decided (ODD "3. Process overview and scheduling").
  for (const auto& dated : policy) minutes = std::max(minutes, longest_promise_minutes(dated.values));
  for (const auto& dated : baseline) minutes = std::max(minutes, longest_promise_minutes(dated.values));
  // Rounded up to days, since a run ends at midnight.
  const auto days = static_cast<std::int32_t>((minutes + SimTime::minutes_per_day - 1) / SimTime::minutes_per_day);
  std::int32_t cadence_months = 0;
  for (const auto& schedule : payouts) cadence_months = std::max(cadence_months, longest_gap(schedule.months));
  return (period.last_month + 1 + cadence_months).first_day() + days;
}

}  // namespace timbang
