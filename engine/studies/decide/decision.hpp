#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "base/stop.hpp"
#include "results/decision/decision_report.hpp"
#include "scenario/experiments/experiment_plan.hpp"
#include "studies/decide/decision_runs.hpp"

namespace timbang {

struct DecisionRequest {
  ExperimentPlan plan;  ///< with a decision that is settled (settle_question)
  std::uint64_t seed = 0;
  Workers workers = {};
  std::filesystem::path folder;
};

/// What is asked of an experiment's file that has a decision. What is left open is as the file says.
struct DecisionQuestion {
  std::string file;
  BudgetOptions budget = {};
  std::optional<std::uint64_t> seed = {};
  std::optional<std::filesystem::path> folder = {};  ///< nothing: results/decide-<name>-<short hash of the values>
  Workers workers = {};
};

/// Throws ScenarioError with what is wrong in the file, and with what its decision cannot be asked.
[[nodiscard]] DecisionRequest decision_request(const DecisionQuestion& question);

struct DecisionResult {
  DecisionReport report;
  bool stopped = false;  ///< asked to stop before all was done; the report is then empty
  std::string failure;   ///< a trial that broke a law of the model; the report is then empty
};

/// Searches, tests, asks the ensemble of the scenario which plan holds in each member and which number decides, and
/// draws the flip surface over the two that decide most. Every trial is kept in the folder, so that the same request
/// resumes, and prints what it found before without a run. The same for any number of threads and ranks. Throws
/// ScenarioError (outcomes, folder, no welfare distribution fits the scenario), StoreWriteError (disk),
/// RankFailed.
[[nodiscard]] DecisionResult run_decision(const DecisionRequest& request, const DecisionRuns::Tell& tell,
                                          const StopToken& stop);

/// How much work a decision is at most.
struct DecisionEstimate {
  std::size_t search = 0;               ///< trials of the search, unless it settles sooner
  std::size_t members = 0;              ///< of the ensemble, each asked about every plan that is then still open
  std::size_t member_replications = 0;  ///< of every plan in each of them
  double search_seconds = 0;            ///< on the request's threads
};

/// Runs one trial to see how long it takes; nothing is stored. Nothing if it was stopped.
[[nodiscard]] std::optional<DecisionEstimate> estimate_decision(const DecisionRequest& request, const StopToken& stop);

}  // namespace timbang
