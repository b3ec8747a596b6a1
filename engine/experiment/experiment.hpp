#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/stop.hpp"
#include "results/claims_report.hpp"
#include "results/results_store.hpp"
#include "results/summary.hpp"
#include "scenario/layers/ensemble.hpp"
#include "scenario/layers/read_scenario.hpp"
#include "scenario/scenario.hpp"
#include "trials/running/trial_runner.hpp"

namespace timbang {

/// One policy to simulate.
struct Arm {
  std::string name;
  std::vector<Setting> settings;  ///< as typed, for the manifest and the summary
  Scenario scenario;
  MemberScenarios members = {};  ///< the scenario under the ensemble's members; empty without an ensemble
};

struct ExperimentRequest {
  std::vector<Arm> arms;  ///< the first is what the others are compared against
  std::uint64_t seed = 0;
  std::uint32_t replications = 20;
  Workers workers = {};
  std::filesystem::path folder;
  /// Replication r then runs every arm under member r mod M, and the intervals are plausible ranges.
  std::optional<Ensemble> ensemble = {};
  /// Statements to judge about the arms. Arms from `shown` on are there for them alone: they run and are stored, but
  /// stay out of the summary.
  std::vector<PlacedClaim> claims = {};
  std::size_t shown = 0;                    ///< 0: all arms
  std::optional<std::size_t> watched = {};  ///< an outcome of the city whose values the result is to have
  bool is_anytime = false;                  ///< the number of replications followed from what was seen: see ClaimRule
};

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
/// StoreWriteError (disk). Requires: with an ensemble, every arm under as many members as there are replications, or
/// under all of them (CheckFailed).
[[nodiscard]] ExperimentResult run_experiment(const ExperimentRequest& request,
                                              const std::function<void(const TrialProgress&)>& progress,
                                              const StopToken& stop);

}  // namespace timbang
