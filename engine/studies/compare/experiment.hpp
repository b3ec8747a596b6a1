#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/stop.hpp"
#include "results/store/results_store.hpp"
#include "results/summary/claims_report.hpp"
#include "results/summary/summary.hpp"
#include "scenario/layers/ensemble.hpp"
#include "scenario/layers/read_scenario.hpp"
#include "scenario/scenario.hpp"
#include "studies/compare/experiment_request.hpp"
#include "trials/running/trial_runner.hpp"

namespace timbang {

/// A trial that broke a law of the model; kept in the folder, tried again by the next call.
struct FailedRun {
  std::string arm;
  std::uint32_t replication = 0;
  std::string reason;
};

struct ExperimentResult {
  Summary summary;  ///< empty if stopped
  ClaimsReport claims;
  /// Of the watched outcome, by arm and replication, over all months; NaN where the trial failed.
  std::vector<std::vector<double>> watched = {};
  std::filesystem::path folder;
  std::uint32_t resumed = 0;  ///< trials that were already stored
  std::uint32_t failed = 0;
  std::vector<FailedRun> failures;  ///< the failed ones, by arm and replication
  bool stopped = false;             ///< asked to stop before all was done
};

/// Runs what the folder does not hold yet and summarises what was asked for; a folder that holds all of it need not be
/// writable. Results are the same bytes
/// for any number of threads and ranks. Arms that share a baseline share population, fit and warm-up; removing
/// one changes no other. Under an ensemble every worker holds one member's city at a time. Asked to stop, it finishes
/// the replications in hand. Throws ScenarioError (folder, arms that cannot be compared, no welfare distribution fits),
/// StoreWriteError (disk), RankFailed. Requires: with an ensemble, every arm under as many members as there are
/// replications, or under all of them (CheckFailed).
[[nodiscard]] ExperimentResult run_experiment(const ExperimentRequest& request,
                                              const std::function<void(const TrialProgress&)>& progress,
                                              const StopToken& stop);

}  // namespace timbang
