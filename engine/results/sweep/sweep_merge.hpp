#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "results/sweep/sweep_store.hpp"

namespace timbang {

/// What merging came to.
struct SweepMerge {
  std::string experiment_name;
  SweepTask task;                    ///< of the whole sweep: the most replications that a part was asked for
  std::uint64_t added = 0;           ///< trials that the folder did not have
  SweepProgress progress;            ///< of the whole sweep, afterwards
  std::vector<PlanShard> not_given;  ///< shards that the parts speak of and that are none of them
};

/// Puts the trials and fits of several folders of one sweep into one, whose exports are then those of the sweep in one
/// piece. The folder is made, or holds that sweep already; nothing of it changes unless all parts belong together.
///
/// Throws ScenarioError: a part that holds no sweep, or is being written; parts that differ in experiment, scenario,
/// seed, version of the results, outcomes, places, months or points (every difference told); a trial that two of them
/// have with other values. Throws StoreWriteError (disk).
[[nodiscard]] SweepMerge merge_sweeps(const std::vector<std::filesystem::path>& parts,
                                      const std::filesystem::path& folder);

}  // namespace timbang
