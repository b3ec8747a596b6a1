#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "base/stop.hpp"
#include "results/summary/warm_up_report.hpp"
#include "studies/compare/experiment.hpp"

namespace timbang {

/// What to run from two starts.
struct TwoStartsRequest {
  /// Whose shown arms are run. Its ensemble is left aside: all numbers are the scenario's own.
  const ExperimentRequest* experiment = nullptr;
  std::uint32_t replications = 10;    ///< at least 2, without which there is no interval
  std::vector<std::size_t> outcomes;  ///< in the catalogue; none that needs a report of welfare
};

/// The longest warm-up that two starts are followed for, in months, unless the scenario's own is longer: where an
/// independent twin of the model found them to differ by less than 1 %.
inline constexpr std::size_t longest_warm_up = 66;

/// Runs each arm from a light and from a heavy start (see OtherStart), with the same households and random draws, and
/// compares the figures of a year after every warm-up. Levers act from policy_start. Its trials are stored in the
/// experiment's folder as all others; the same for any number of threads and ranks. By arm what it came to; nothing if
/// asked to stop. Throws ScenarioError (folder, no welfare distribution fits), StoreWriteError and CheckFailed (a
/// broken law). Requires: at least 2 replications, and outcomes as said (CheckFailed).
[[nodiscard]] std::optional<std::vector<WarmUpReport>> run_from_two_starts(
    const TwoStartsRequest& request, const std::function<void(const TrialProgress&)>& progress, const StopToken& stop);

}  // namespace timbang
