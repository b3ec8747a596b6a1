#include "experiment/trial.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <exception>
#include <optional>
#include <string>

#include "model/city_run.hpp"
#include "outcomes/outcome_fold.hpp"

namespace timbang {

namespace {

std::array<Duration, channel_count> deadlines_of(const Parameters& parameters) {
  std::array<Duration, channel_count> deadlines;
  for (std::size_t i = 0; i < channel_count; ++i) {
    deadlines[i] = Duration::from_minutes(parameters.programme.deadline_minutes[i]);
  }
  return deadlines;
}

/// Tells the fold of the deadlines that hold from `from` on and until `until`.
void tell_deadlines(const std::vector<DatedParameters>& dated, Date from, Date until, const SimClock& clock,
                    OutcomeFold& outcomes) {
  for (std::size_t i = 0; i < dated.size(); ++i) {
    const bool ended_before = i + 1 < dated.size() && dated[i + 1].from <= from;
    if (ended_before || dated[i].from >= until) continue;
    outcomes.set_deadline(clock.time_of(std::max(from, dated[i].from)), deadlines_of(dated[i].values));
  }
}

OutcomeFrame frame_of(const BaselineCity& city) {
  const Scenario& scenario = city.scenario;
  const Parameters& parameters = scenario.baseline_in_force(scenario.period.start);
  OutcomeFrame frame;
  frame.clock = SimClock{scenario.period.start};
  frame.first_month = scenario.period.first_month;
  frame.months = static_cast<std::size_t>(scenario.period.months());
  frame.kecamatan = scenario.kecamatan.size();
  frame.places.assign(city.population.places.begin(), city.population.places.end());
  frame.deadline = deadlines_of(parameters);
  for (std::size_t i = 0; i < complaint_class_count; ++i) {
    frame.service_limit[i] = Duration::from_minutes(parameters.complaints.limit_minutes[i]);
  }
  return frame;
}

/// A run and what it has reported so far.
struct ObservedRun {
  CityRun run;
  OutcomeFold outcomes;
};

std::optional<ObservedRun> warm_up(const BaselineCity& city, std::uint64_t seed, std::uint32_t replication,
                                   const std::stop_token& abandon) {
  const Scenario& scenario = city.scenario;
  ObservedRun warm{CityRun(scenario, city.population, trial_key(seed, replication, scenario.city_code)),
                   OutcomeFold(frame_of(city))};
  const SimClock clock{scenario.period.start};
  const SimTime policy_start = clock.time_of(scenario.period.policy_start);
  tell_deadlines(scenario.baseline, scenario.period.start, scenario.period.policy_start, clock, warm.outcomes);
  if (warm.run.run_until(policy_start, warm.outcomes, abandon) == RunEnd::stopped) return std::nullopt;
  return warm;
}

/// Runs one arm from policy_start to the end, with a report of these months' welfare; false if abandoned.
bool run_arm(ObservedRun arm, const Scenario& scenario, std::span<const MonthBeforeAid> months,
             const std::stop_token& abandon, TrialResult& result) {
  arm.run.apply_policy(scenario, arm.outcomes);
  const SimClock clock{scenario.period.start};
  const SimTime end = run_end(scenario);
  tell_deadlines(scenario.policy, scenario.period.policy_start, clock.date_of(end), clock, arm.outcomes);
  if (arm.run.run_until(end, arm.outcomes, abandon) == RunEnd::stopped) return false;
  arm.run.close(arm.outcomes);
  if (!months.empty()) arm.run.report_welfare(months, arm.outcomes);
  result.table = arm.outcomes.finish();
  result.trajectory = arm.run.trajectory();
  return true;
}

/// Seconds since it was last asked.
class LapClock {
 public:
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double> passed = now - last_;
    last_ = now;
    return passed.count();
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace

std::vector<FinishedTrial> run_replication(const BaselineCity& city, std::span<const NumberedArm> arms,
                                           std::uint64_t seed, std::uint32_t replication,
                                           const std::stop_token& abandon, WelfareReport welfare) {
  LapClock clock;
  std::vector<FinishedTrial> finished;
  std::optional<ObservedRun> warm;
  std::vector<MonthBeforeAid> months;
  std::string warm_up_failure;
  try {
    warm = warm_up(city, seed, replication, abandon);
    if (!warm) return finished;
    if (welfare == WelfareReport::made) months = warm->run.welfare_before_aid(city.quantile);
  } catch (const std::exception& error) {
    warm_up_failure = error.what();
  }
  for (const NumberedArm& arm : arms) {
    TrialResult result{arm.number, replication, {}, 0, warm_up_failure, arm.point};
    try {
      if (warm && !run_arm(*warm, *arm.scenario, months, abandon, result)) break;
    } catch (const std::exception& error) {
      result.failure = error.what();
    }
    finished.push_back({std::move(result), clock.lap()});
  }
  return finished;
}

}  // namespace timbang
