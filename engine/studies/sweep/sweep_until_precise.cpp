#include "studies/sweep/sweep_until_precise.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>

#include "base/check.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"

namespace timbang {
namespace {

constexpr double error_rate = 0.05;
constexpr std::uint32_t batch = 10;

/// Of one outcome: a value for every replication that is done, in their order, by point.
using ValuesOfPoints = std::map<std::size_t, std::vector<double>>;

std::size_t outcome_of(const WantedPrecision& wanted) {
  const auto outcome = find_outcome(wanted.precision.outcome);
  TIMBANG_CHECK(outcome.has_value(), "the outcomes of a plan that is run have been checked");
  return *outcome;
}

/// By what `stopping` asks.
std::vector<ValuesOfPoints> values_of(const SweepStore& store, const SweepRequest& request) {
  // Refused points have no values and are not waited for.
  std::vector<ValuesOfPoints> values(request.plan.stopping.size());
  store.each_point([&](std::size_t number, const SweepPoint& point) {
    for (ValuesOfPoints& each : values) {
      if (point.refusal.empty()) each[number] = {};
    }
  });
  store.each_city_total([&](const SweepValue& value) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (outcome_of(request.plan.stopping[i]) == value.outcome) values[i][value.point].push_back(value.value);
    }
  });
  return values;
}

PrecisionGoal goal_of(const WrittenPrecision& wanted, std::size_t intervals) {
  PrecisionGoal goal;
  goal.half_width = wanted.half_width;
  goal.scale = wanted.is_relative ? PrecisionScale::relative : PrecisionScale::absolute;
  // Bonferroni over points and outcomes (docs/decisions/0008-stopping-of-sweeps.md).
  goal.interval.confidence = 1 - error_rate / static_cast<double>(std::max<std::size_t>(intervals, 1));
  return goal;
}

/// With all replications that are there.
StoppingState state_of(const std::vector<double>& values, PrecisionGoal goal) {
  // One look at all there is, and no further one.
  goal.fewest = std::max<std::size_t>(fewest_for_precision, values.size());
  goal.most = goal.fewest;
  return sequential_stopping(values, goal);
}

/// Whether this half-width is worse; undefined ones are the worst.
bool is_worse(const StoppingState& state, const StoppingState& other) {
  const auto width = [](const StoppingState& of) {
    return std::isnan(of.achieved_half_width) ? HUGE_VAL : of.achieved_half_width;
  };
  return width(state) > width(other);
}

PrecisionOfPoints precision_of(const WrittenPrecision& wanted, const ValuesOfPoints& values, std::size_t outcomes) {
  PrecisionOfPoints result{wanted.outcome, goal_of(wanted, values.size() * outcomes), values.size(), 0, 0, {}};
  bool is_first = true;
  for (const auto& [point, of_point] : values) {
    const StoppingState state = state_of(of_point, result.goal);
    if (state.verdict == StoppingState::Verdict::met) ++result.met;
    if (is_first || is_worse(state, result.at_worst)) {
      result.worst = point;
      result.at_worst = state;
    }
    is_first = false;
  }
  return result;
}

SweepPrecision reached(const SweepRequest& request) {
  const std::vector<ValuesOfPoints> values = values_of(SweepStore::read(request.folder), request);
  SweepPrecision precision{request.replications, {}};
  for (std::size_t i = 0; i < values.size(); ++i) {
    precision.outcomes.push_back(precision_of(request.plan.stopping[i].precision, values[i], values.size()));
  }
  return precision;
}

}  // namespace

SweepResult run_sweep_until_precise(SweepRequest& request, const std::function<SweepResult(const SweepRequest&)>& run,
                                    std::optional<SweepPrecision>& precision) {
  const std::uint32_t most = request.replications;
  TIMBANG_CHECK(!request.plan.stopping.empty() && most >= fewest_for_precision && request.shard.count == 1,
                "a whole sweep of at least twenty replications can go on until it is precise");
  request.replications = fewest_for_precision;
  std::uint64_t simulated = 0;
  while (true) {
    SweepResult result = run(request);
    simulated += result.trials - result.resumed;
    // Failed ones are tried again by every call.
    // What this call simulated in earlier rounds is not resumed from before.
    result.resumed = result.trials - std::min(result.trials, simulated);
    if (result.stopped) return result;
    SweepPrecision now = reached(request);
    if (now.is_met() || request.replications >= most) {
      precision = std::move(now);
      return result;
    }
    request.replications = std::min(most, request.replications + batch);
  }
}

}  // namespace timbang
