#include "trials/cities/observed_run.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "facts/both_sinks.hpp"

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
  // What ended before `from`, and what begins after the run, holds for no credit.
  for (std::size_t i = 0; i < dated.size(); ++i) {
    const bool ended_before = i + 1 < dated.size() && dated[i + 1].from <= from;
    if (ended_before || dated[i].from >= until) continue;
    outcomes.set_deadline(clock.time_of(std::max(from, dated[i].from)), deadlines_of(dated[i].values));
  }
}

OutcomeFrame frame_of(const BaselineCity& city) {
  const Scenario& scenario = city.scenario;
  const Parameters& parameters = scenario.baseline_in_force(scenario.period.start);
  // Another start reports all months, the warm-up included.
  const Month first_month = city.begin.first_month.value_or(scenario.period.first_month);
  OutcomeFrame frame;
  frame.clock = SimClock{scenario.period.start};
  frame.first_month = first_month;
  frame.months = static_cast<std::size_t>(scenario.period.last_month - first_month + 1);
  frame.kecamatan = scenario.kecamatan.size();
  frame.places.assign(city.population.places.begin(), city.population.places.end());
  frame.deadline = deadlines_of(parameters);
  for (std::size_t i = 0; i < complaint_class_count; ++i) {
    // The baseline's limits, for every arm: otherwise restricted waits could not be compared.
    frame.service_limit[i] = Duration::from_minutes(parameters.complaints.limit_minutes[i]);
  }
  return frame;
}

/// The fold, and with it a listener if there is one.
class Heard {
 public:
  Heard(FactSink& fold, FactSink* listener) : fold_(fold) {
    if (listener != nullptr) both_.emplace(fold, *listener);
  }
  [[nodiscard]] FactSink& sink() { return both_ ? static_cast<FactSink&>(*both_) : fold_; }

 private:
  FactSink& fold_;
  std::optional<BothSinks> both_;
};

}  // namespace

std::optional<ObservedRun> warm_up(const BaselineCity& city, std::uint64_t seed, std::uint32_t replication,
                                   const StopToken& abandon, FactSink* listener) {
  const Scenario& scenario = city.scenario;
  ObservedRun warm{CityRun(scenario, city.population, trial_key(seed, replication, scenario.city_code)),
                   OutcomeFold(frame_of(city))};
  const SimClock clock{scenario.period.start};
  const SimTime policy_start = clock.time_of(scenario.period.policy_start);
  // Before the run: a fact must find the deadline of its credit.
  tell_deadlines(scenario.baseline, scenario.period.start, scenario.period.policy_start, clock, warm.outcomes);
  Heard heard(warm.outcomes, listener);
  // Filed before anything else happens, as the heavy start's initial state.
  if (city.begin.backlog > 0) warm.run.begin_with_backlog(city.begin.backlog, heard.sink());
  if (warm.run.run_until(policy_start, heard.sink(), abandon) == RunEnd::stopped) return std::nullopt;
  return warm;
}

bool run_arm(ObservedRun arm, const Scenario& scenario, std::span<const MonthBeforeAid> months,
             const StopToken& abandon, Trial& trial, FactSink* listener) {
  Heard heard(arm.outcomes, listener);
  arm.run.apply_policy(scenario, heard.sink());
  const SimClock clock{scenario.period.start};
  const SimTime end = run_end(scenario);
  tell_deadlines(scenario.policy, scenario.period.policy_start, clock.date_of(end), clock, arm.outcomes);
  if (arm.run.run_until(end, heard.sink(), abandon) == RunEnd::stopped) return false;
  // Welfare last: it asks what was delivered.
  arm.run.close(heard.sink());
  if (!months.empty()) arm.run.report_welfare(months, heard.sink());
  trial.table = arm.outcomes.finish();
  trial.trajectory = arm.run.trajectory();
  return true;
}

}  // namespace timbang
