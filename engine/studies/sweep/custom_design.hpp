#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/stop.hpp"
#include "studies/sweep/sweep_result.hpp"
#include "trials/running/trial_plan.hpp"
#include "trials/running/trial_runner.hpp"

namespace timbang {

/// Scenarios of a program's own, asked for as the points of a design.
struct CustomDesignRequest {
  std::string name;                  ///< as the folder's records call it
  std::vector<MadeScenario> points;  ///< of one city and period; their baselines may differ
  std::uint64_t seed = 0;
  std::uint32_t replications = 20;
  KeptCells kept;
  Workers workers = {};
  std::filesystem::path folder;
};

/// Runs what the folder does not hold yet, breadth first, and makes the points the folder's sweep, so that what reads
/// sweeps reads them. Points are known by their settings and values; that they have no inputs tells whoever analyses
/// sweeps that no design made them. The same for any number of threads and ranks. Throws ScenarioError (folder; points
/// of several cities or periods: arms_not_comparable), StoreWriteError, RankFailed. Requires: at least one point.
[[nodiscard]] SweepResult run_custom_design(const CustomDesignRequest& request,
                                            const std::function<void(const TrialProgress&)>& progress,
                                            const StopToken& stop);

}  // namespace timbang
