#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/stop.hpp"
#include "results/summary/claim_flip.hpp"
#include "studies/compare/experiment.hpp"

namespace timbang {

struct FlipRequest {
  /// Whose claims are to be flipped. Its ensemble is left aside: all other numbers are the scenario's own, and answers
  /// rest on chance alone.
  const ExperimentRequest* experiment = nullptr;
  std::vector<std::string> parameters;  ///< paths; none: every number that nobody measured
  std::uint32_t replications = 10;      ///< of every value that is tried
};

/// At most how many runs the search takes: ends of every range first, then halving towards the nearest ones.
[[nodiscard]] std::uint64_t most_flip_runs(const FlipRequest& request);

/// A hash of everything that a search's result depends on: arms, claims, parameters with their ranges, seed,
/// replications and the version of results. Throws as find_flips.
[[nodiscard]] std::string search_sha256(const FlipRequest& request);

/// Moves each unmeasured parameter alone to both ends of its range, judges the claims there, and halves the way to the
/// three nearest ends that flip a claim: from TRUE to FALSE or back, or, if none does, into UNDECIDED; an undecided
/// claim flips where it is decided. Nearness is first judged on a straight line between the ends. A parameter that an
/// arm sets, or whose end makes no sound scenario, is left out there. Its trials are stored in the experiment's folder
/// as all others, and so is what it found: the same search again takes that. Nothing if asked to stop. Throws
/// ScenarioError (unknown_flip) for a path that is no unmeasured number of the scenario, and as run_experiment().
[[nodiscard]] std::optional<FlipsReport> find_flips(const FlipRequest& request,
                                                    const std::function<void(const TrialProgress&)>& progress,
                                                    const StopToken& stop);

}  // namespace timbang
