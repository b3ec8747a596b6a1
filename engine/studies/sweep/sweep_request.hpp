#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "results/sweep/sweep_store.hpp"
#include "scenario/experiments/experiment_plan.hpp"
#include "trials/running/trial_runner.hpp"

namespace timbang {

struct SweepRequest {
  ExperimentPlan plan;
  std::uint64_t seed = 0;
  std::uint32_t replications = 20;
  Workers workers;
  std::filesystem::path folder;
  std::optional<std::uint32_t> only_point = {};  ///< this point of the design alone
  std::vector<Setting> settings = {};            ///< laid over the scenario at every point, below what varies
  PlanShard shard = {};                          ///< which part of the trials
};

/// What a sweep of this plan, with these settings over its scenario, keeps. Throws ScenarioError with every outcome
/// that is none, and with everything in claims, stopping and value sets that the sweep does not keep.
[[nodiscard]] SweepShape sweep_shape(const ExperimentPlan& plan, const std::vector<Setting>& settings = {});

}  // namespace timbang
