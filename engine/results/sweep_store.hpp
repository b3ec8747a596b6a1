#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "outcomes/tables/outcome_table.hpp"
#include "results/design_record.hpp"
#include "results/manifest.hpp"
#include "text/store_write_error.hpp"

namespace timbang {

/// What a sweep's store is about and what it keeps of a trial.
struct SweepShape {
  std::string experiment_name;
  std::string scenario_name;
  std::string scenario_sha256;        ///< values of the scenario that the experiment names
  std::vector<std::size_t> outcomes;  ///< positions in the catalogue, ascending
  std::vector<std::string> wheres;    ///< the first ones of an OutcomeTable: the city, or the city and its kecamatan
  std::vector<std::string> months;    ///< of an OutcomeTable
};

/// One point of a design.
struct SweepPoint {
  std::vector<std::pair<std::string, std::string>> settings;  ///< path -> value; the scenario's own where none
  std::string values_sha256;                                  ///< of the point's scenario; empty if refused
  std::string refusal;             ///< why its values make no sound scenario; empty if they do
  std::vector<PointInput> inputs;  ///< as many as the design has
};

/// Names a trial, whatever design it belongs to.
struct SweepTrialKey {
  std::string values_sha256;
  std::uint64_t seed = 0;
  std::uint32_t replication = 0;
};

/// What is kept of a trial.
struct SweepTrial {
  SweepTrialKey key;
  std::string failure;         ///< empty if it went well
  std::vector<double> values;  ///< by month, place and outcome of the shape, the last quickest; empty if it failed
};

/// Which part of a sweep's trials, of how many; counted from 1.
struct SweepShard {
  std::uint32_t number = 1;
  std::uint32_t count = 1;
};

/// What was last asked of a store.
struct SweepTask {
  std::uint64_t seed = 0;
  std::uint32_t replications = 0;
  SweepShard shard;
};

/// How much of a task a store has.
struct SweepProgress {
  std::uint64_t wanted = 0;  ///< different trials of the design's sound points
  std::uint64_t stored = 0;  ///< of them, failed ones included
  std::uint64_t failed = 0;
};

/// A trial of a point that broke a law of the model.
struct SweepFailure {
  std::uint32_t point = 0;
  std::uint64_t seed = 0;
  std::uint32_t replication = 0;
  std::string message;
};

/// One stored value.
struct SweepValue {
  std::uint32_t point = 0;
  std::uint64_t seed = 0;
  std::uint32_t replication = 0;
  std::string month;
  std::string where;
  std::size_t outcome = 0;  ///< position in the catalogue
  double value = 0;         ///< NaN where undefined
};

/// The folder of one sweep: sweep.sqlite with the design, every finished trial and the welfare fits. One writer; every
/// addition is one transaction (see at_once), so that a kill at any instant loses only what is in flight. Trials are
/// kept by what was simulated, so that another design over the same scenario takes up those that it has in common.
///
/// A folder that cannot be used is a ScenarioError with one Problem, as for ResultsStore.
class SweepStore {
 public:
  /// Opens the folder, making it if need be. Throws ScenarioError (also for a store of another scenario, or that keeps
  /// other outcomes), StoreWriteError.
  static SweepStore open(const std::filesystem::path& folder, const SweepShape& shape);
  /// Opens a store as it is. Throws ScenarioError if the folder has none.
  static SweepStore read(const std::filesystem::path& folder);
  /// Whether a folder is a sweep's.
  [[nodiscard]] static bool is_in(const std::filesystem::path& folder);
  SweepStore(SweepStore&&) noexcept;
  SweepStore& operator=(SweepStore&&) noexcept;
  ~SweepStore();

  [[nodiscard]] const SweepShape& shape() const;
  /// What a store must have in common with another to belong to the same sweep: key -> value. Its points come last, as
  /// a hash of all of them.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> identity() const;

  /// Keeps what the points are a design of; before its points.
  void set_design(const DesignRecord& design);
  /// Nothing in a store that an earlier version made.
  [[nodiscard]] std::optional<DesignRecord> design() const;
  /// Makes these the points of the design, numbered from 0; `point` is asked for one after the other.
  void set_points(std::size_t count, const std::function<SweepPoint(std::size_t)>& point);
  void set_task(const SweepTask& task);
  /// Nothing if the store is older than that.
  [[nodiscard]] std::optional<SweepTask> task() const;
  [[nodiscard]] SweepProgress progress(const SweepTask& task) const;
  /// Whether the trial is stored and did not fail.
  [[nodiscard]] bool has(const SweepTrialKey& key) const;
  [[nodiscard]] std::optional<SweepTrial> trial(const SweepTrialKey& key) const;
  /// Adds a trial; one that failed before gives way. Requires: values of the shape, unless it failed.
  void add(const SweepTrial& trial);
  /// What the action adds is committed together, or not at all if it throws.
  void at_once(const std::function<void()>& action);
  /// The welfare fit of a baseline, without its measures.
  [[nodiscard]] std::optional<CityFit> fit(const std::string& baseline_sha256, std::uint64_t population_seed) const;
  void keep_fit(const std::string& baseline_sha256, std::uint64_t population_seed, const CityFit& fit);
  /// Every trial in the order in which it came, whatever its seed and design, and every fit.
  void each_trial(const std::function<void(const SweepTrial&)>& see) const;
  void each_fit(const std::function<void(const std::string&, std::uint64_t, const CityFit&)>& see) const;

  /// The design's points, and what is stored of them: by point, seed and replication.
  void each_point(const std::function<void(std::size_t, const SweepPoint&)>& see) const;
  void each_value(const std::function<void(const SweepValue&)>& see) const;
  /// The same for the whole city over all months.
  void each_city_total(const std::function<void(const SweepValue&)>& see) const;
  void each_failure(const std::function<void(const SweepFailure&)>& see) const;

  /// At a clean end: one file is the whole store. Nothing else may follow.
  void close();

 private:
  struct Files;
  explicit SweepStore(std::unique_ptr<Files> files);
  /// In the transaction that is open, or else in one of its own.
  void change(const std::function<void()>& action);
  std::unique_ptr<Files> files_;
};

/// What a store of this shape keeps of a table.
[[nodiscard]] std::vector<double> kept_values(const SweepShape& shape, const OutcomeTable& table);

}  // namespace timbang
