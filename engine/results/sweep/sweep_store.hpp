#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "results/sweep/design_record.hpp"
#include "trials/running/trial_plan.hpp"
#include "trials/store/trial_store.hpp"

namespace timbang {

/// What a sweep is about and what it keeps of a trial.
struct SweepShape {
  std::string experiment_name;
  std::string scenario_name;
  std::string scenario_sha256;  ///< values of the scenario that the experiment names
  KeptCells kept;               ///< chosen outcomes of the city, or of every place, in every month
  FolderIdentity identity;      ///< of its folder

  /// The places of which outcomes are kept: "city", or also the kecamatan.
  [[nodiscard]] std::vector<std::string> wheres() const;
};

/// What was last asked of a sweep.
struct SweepTask {
  std::uint64_t seed = 0;
  std::uint32_t replications = 0;
  PlanShard shard;
};

/// How much of its task a sweep has.
struct SweepProgress {
  std::uint64_t wanted = 0;  ///< different trials of the design's sound points
  std::uint64_t stored = 0;  ///< of them, failed ones included
  std::uint64_t failed = 0;
};

/// A trial of a point that broke a law of the model.
struct SweepFailure {
  std::uint32_t point = 0;
  std::uint32_t replication = 0;
  std::string message;
};

/// One stored value.
struct SweepValue {
  std::uint32_t point = 0;
  std::uint32_t replication = 0;
  std::string month;
  std::string where;
  std::size_t outcome = 0;  ///< position in the catalogue
  double value = 0;         ///< NaN where undefined
};

/// The records of a sweep in a results folder: its design, its points and what was asked of them. A folder has one
/// sweep at a time; another one over the same city and period takes its place and finds the trials that both have. For
/// one thread. A folder that cannot be used is a ScenarioError, as for TrialStore.
class SweepStore {
 public:
  /// Opens the folder, making it if need be; its sweep, if it has one, stays until set_design(). Throws ScenarioError,
  /// StoreWriteError.
  static SweepStore open(const std::filesystem::path& folder, const SweepShape& shape);
  /// Opens the sweep of a folder to read only. Throws ScenarioError, also if it holds none (not_a_sweep).
  static SweepStore read(const std::filesystem::path& folder);
  /// Whether a folder holds a sweep. Throws ScenarioError if it is a results folder that cannot be read.
  [[nodiscard]] static bool is_in(const std::filesystem::path& folder);

  [[nodiscard]] const SweepShape& shape() const { return shape_; }
  [[nodiscard]] const SweepTask& task() const { return task_; }
  /// The folder itself, with the trials.
  [[nodiscard]] TrialStore& trials() { return trials_; }
  [[nodiscard]] const TrialStore& trials() const { return trials_; }

  /// Makes this the folder's sweep, in one transaction: its points are numbered from 0, and `point` is asked for one
  /// after the other. All that follows is about it.
  void set_design(const SweepTask& task, const DesignRecord& design, std::size_t points,
                  const std::function<SweepPoint(std::size_t)>& point);
  [[nodiscard]] DesignRecord design() const;
  [[nodiscard]] SweepProgress progress() const;

  void each_point(const std::function<void(std::size_t, const SweepPoint&)>& see) const;
  /// What is stored of the task's trials: by point, replication, month and place.
  void each_value(const std::function<void(const SweepValue&)>& see) const;
  /// The same for the whole city over all months.
  void each_city_total(const std::function<void(const SweepValue&)>& see) const;
  void each_failure(const std::function<void(const SweepFailure&)>& see) const;

 private:
  SweepStore(TrialStore trials, SweepShape shape, SweepTask task);
  /// A statement about the task's trials, which are `t`, and their points, `p`. Requires: table aliases in its texts.
  [[nodiscard]] SqliteStatement asked_trials(const std::string& columns, const std::string& conditions) const;
  /// The condition that a trial went well and has all that the sweep keeps.
  [[nodiscard]] std::string is_usable() const;
  void see_values(const std::string& conditions, const std::function<void(const SweepValue&)>& see) const;

  TrialStore trials_;
  SweepShape shape_;
  SweepTask task_;
};

}  // namespace timbang
