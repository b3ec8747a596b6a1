#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "base/stop.hpp"
#include "studies/sweep/sweep_request.hpp"
#include "studies/sweep/sweep_result.hpp"

namespace timbang {

/// How long a sweep would take.
struct SweepEstimate {
  std::uint64_t points = 0;
  std::uint64_t trials = 0;
  double seconds = 0;  ///< about, on the request's threads, if nothing were stored
};

/// Runs what the folder does not hold yet, breadth first: every point once before any of them twice. Of a request for a
/// shard, the folder holds that part of the trials; all shards merged are the whole. See TrialRunner for what stays the
/// same. Throws ScenarioError (outcomes, folder), StoreWriteError (disk), RankFailed.
[[nodiscard]] SweepResult run_sweep(const SweepRequest& request,
                                    const std::function<void(const TrialProgress&)>& progress, const StopToken& stop);

/// Times one trial of the design's first sound point, and writes nothing. Nothing if asked to stop.
[[nodiscard]] std::optional<SweepEstimate> estimate_sweep(const SweepRequest& request, const StopToken& stop);

}  // namespace timbang
