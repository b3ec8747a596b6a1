#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "base/stop.hpp"
#include "studies/sweep/sweep_request.hpp"

namespace timbang {

struct SweepResult {
  std::uint64_t points = 0;            ///< of the design
  std::uint64_t refused = 0;           ///< points whose values make no sound scenario
  std::uint64_t trials = 0;            ///< different ones that were asked for, of the shard
  std::uint64_t resumed = 0;           ///< of them, those that were already stored
  std::vector<SweepFailure> failures;  ///< the first ones
  std::uint64_t failed = 0;
  double seconds = 0;    ///< from the first trial of this call to the last
  bool stopped = false;  ///< asked to stop before all was done
};

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
