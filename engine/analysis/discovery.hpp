#pragma once

#include "analysis/sweep_sample.hpp"

namespace timbang {

/// Where a target is met: the box that PRIM finds among the design's points, with the share of replications that meet
/// it as the response. Of a Saltelli design the two independent points of each block serve. Throws ScenarioError if the
/// design's points are no sample of the inputs (morris, one_at_a_time), or fewer than four have an outcome.
[[nodiscard]] FoundScenario find_scenario(const SweepSample& sample, const WantedOutcome& target);

/// By point the share of its replications that meet the target; NaN where the outcome is undefined.
[[nodiscard]] std::vector<double> met_shares(const SweepSample& sample, const WantedOutcome& target);

}  // namespace timbang
