#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "base/stop.hpp"
#include "experiment/experiment.hpp"
#include "results/sweep_store.hpp"
#include "scenario/experiments/experiment_plan.hpp"

namespace timbang {

struct SweepRequest {
  ExperimentPlan plan;
  std::uint64_t seed = 0;
  std::uint32_t replications = 20;
  unsigned threads = 1;
  std::filesystem::path folder;
  std::optional<std::uint32_t> only_point = {};  ///< this point of the design alone
  std::vector<Setting> settings = {};            ///< laid over the scenario at every point, below what varies
  SweepShard shard = {};                         ///< which part of the trials
};

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

/// What a sweep of this plan, with these settings over its scenario, keeps. Throws ScenarioError with every outcome
/// that is none.
[[nodiscard]] SweepShape sweep_shape(const ExperimentPlan& plan, const std::vector<Setting>& settings = {});

/// Runs what the folder does not hold yet, breadth first: every point once before any of them twice. Scenarios are made
/// when they are run, and only a bit a trial is kept in memory, so that it does not grow with them. Points that share a
/// baseline are run in a row and share population, fit and warm-up. What is stored does not depend on threads, nor on
/// being stopped and resumed. Of a request for a shard, the folder holds that part of the trials; all shards merged are
/// the whole. Throws ScenarioError (outcomes, folder), StoreWriteError (disk).
[[nodiscard]] SweepResult run_sweep(const SweepRequest& request,
                                    const std::function<void(const ExperimentProgress&)>& progress,
                                    const StopToken& stop);

/// Times one trial of the design's first sound point, and writes nothing. Nothing if asked to stop.
[[nodiscard]] std::optional<SweepEstimate> estimate_sweep(const SweepRequest& request, const StopToken& stop);

}  // namespace timbang
