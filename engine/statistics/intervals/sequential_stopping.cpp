#include "statistics/intervals/sequential_stopping.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/check.hpp"

namespace timbang {

namespace {

constexpr std::size_t fewest_for_stopping = 20;

double half_width_of(const Estimate& estimate, PrecisionScale scale) {
  // Without an interval nothing is known yet.
  if (!estimate.low) return std::numeric_limits<double>::infinity();
  const double half_width = (*estimate.high - *estimate.low) / 2;
  // Equal values are no precision: of a rare event the first twenty are often all alike.
  if (half_width == 0) return std::numeric_limits<double>::infinity();
  if (scale == PrecisionScale::absolute) return half_width;
  // Relative to the end nearer to zero, so that the promised precision holds for every mean within the interval.
  const double nearer_end = std::fabs(estimate.mean) - half_width;
  return nearer_end > 0 ? half_width / nearer_end : std::numeric_limits<double>::infinity();
}

}  // namespace

StoppingState sequential_stopping(std::span<const double> replications, const PrecisionGoal& goal) {
  TIMBANG_CHECK(goal.half_width > 0, "a precision is positive");
  TIMBANG_CHECK(goal.fewest >= fewest_for_stopping, "sequential stopping needs at least 20 replications");
  TIMBANG_CHECK(goal.batch > 0 && goal.most >= goal.fewest,
                "the batch is positive and the cap is not below the first look");
  StoppingState state;
  state.estimate = undefined_estimate();
  state.achieved_half_width = std::numeric_limits<double>::infinity();
  state.run_until = goal.fewest;
  // Looks come at fixed numbers of replications, so that the answer does not depend on how many were run at once.
  while (state.run_until <= replications.size()) {
    state.used = state.run_until;
    state.estimate = anytime_mean(replications.first(state.used), goal.interval);
    state.achieved_half_width = half_width_of(state.estimate, goal.scale);
    // The first look that is precise enough ends it: later values are not used, also if there are some.
    if (state.achieved_half_width <= goal.half_width) {
      state.verdict = StoppingState::Verdict::met;
      return state;
    }
    if (state.used == goal.most) {
      state.verdict = StoppingState::Verdict::capped;
      return state;
    }
    state.run_until = std::min(state.used + goal.batch, goal.most);
  }
  return state;
}

}  // namespace timbang
