#pragma once

#include <functional>
#include <optional>

#include "results/summary/precision_report.hpp"
#include "studies/sweep/sweep.hpp"

namespace timbang {

/// Runs the sweep (`run`: run_sweep with its progress) with 20 replications of every point, then with ten more each
/// time, until every sound point's mean of each outcome asked for is as precise as asked, or the request's replications
/// are reached. Each point's interval is out of a confidence sequence, the 5 % chance of error shared among all points
/// and outcomes, so that looking does not spoil it and all hold together; a replication that failed is left out. How
/// many replications there are in the end depends on their values alone, not on threads, ranks or interruptions; the
/// request is left with their number. No precision if stopped. Requires: the plan asks for some precision, a whole
/// sweep, at least 20 replications. Throws what `run` throws.
SweepResult run_sweep_until_precise(SweepRequest& request, const std::function<SweepResult(const SweepRequest&)>& run,
                                    std::optional<SweepPrecision>& precision);

}  // namespace timbang
