#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/stop.hpp"
#include "trials/cities/city_fit.hpp"
#include "trials/cities/city_maker.hpp"
#include "experiment/sweep.hpp"
#include "experiment/sweep_design.hpp"
#include "trials/cities/replication.hpp"
#include "results/sweep_store.hpp"
#include "scenario/layers/scenario_source.hpp"

namespace timbang {

/// A welfare fit that was not known before.
struct FoundFit {
  std::string baseline_sha256;
  CityFit fit;  ///< without its measures
};

struct FinishedUnit {
  std::vector<SweepTrial> trials;
  std::optional<FoundFit> found;
};

/// Some points of one baseline in one replication, one bit each: they share warm-up and are run in a row.
using UnitPoints = std::uint8_t;

/// What a sweep has to simulate, in units that anyone can run: it knows no store, no thread and no other process. Units
/// are numbered breadth first.
///
/// Use: look_at() every point in order, divide(), then units() and what follows it. run() is safe on any thread.
class SweepWork {
 public:
  /// Throws ScenarioError. Requires: the request outlives it.
  explicit SweepWork(const SweepRequest& request);

  [[nodiscard]] const SweepShape& shape() const { return shape_; }
  [[nodiscard]] std::size_t points() const { return design_.points(); }
  /// What whoever analyses the sweep must know of its design.
  [[nodiscard]] DesignRecord design_record() const { return design_.record(request_.seed, request_.replications); }
  /// Resolves a point of the design and keeps its hashes.
  SweepPoint look_at(std::size_t index);
  /// Makes units of the points, and keeps those of the request's shard: every n-th unit, or, where there are many
  /// cities, every n-th chunk in all its replications, so that no two shards make the same city.
  void divide();

  [[nodiscard]] std::size_t units() const;
  /// The unit's points that were asked for.
  [[nodiscard]] UnitPoints all_points(std::size_t unit) const;
  /// Requires: `position` is one of the unit's points.
  [[nodiscard]] SweepTrialKey key(std::size_t unit, std::size_t position) const;
  [[nodiscard]] const std::vector<std::string>& baselines() const { return baselines_; }
  /// Takes a fit from elsewhere, so that it is not made again.
  void know_fit(const FoundFit& found) { fits_.put(found.baseline_sha256, found.fit); }
  [[nodiscard]] std::optional<FoundFit> known_fit(const std::string& baseline_sha256) const;
  /// Of the unit's baseline.
  [[nodiscard]] std::optional<FoundFit> known_fit_of(std::size_t unit) const;
  /// A hash of what all points are; the same wherever the same design was looked at.
  [[nodiscard]] std::string points_digest() const;

  /// Makes the cities of few baselines once; those of many are made where they are run. False if asked to stop.
  bool prepare_cities(const std::function<void(const FoundFit&)>& keep, const StopToken& stop);
  /// Runs these points of a unit. Fewer trials than points if told to abandon them.
  [[nodiscard]] FinishedUnit run(std::size_t unit, UnitPoints lacking, const StopToken& abandon);

 private:
  /// What is kept in memory of a point.
  struct KnownPoint {
    std::string values_sha256;  ///< empty if it is refused, not asked for, or another one again
    std::size_t group = 0;      ///< of those that share its baseline
  };
  struct Chunk {
    std::size_t group = 0;
    std::vector<std::size_t> points;
  };

  void keep_shard();
  void resolve(const PointSettings& settings, std::size_t index, SweepPoint& point);
  [[nodiscard]] Scenario scenario_with(const PointSettings& settings) const;
  [[nodiscard]] Scenario scenario_of(std::size_t point) const;
  [[nodiscard]] std::size_t numbered_in_all(std::size_t unit) const;
  [[nodiscard]] const Chunk& chunk(std::size_t unit) const;
  [[nodiscard]] std::uint32_t replication(std::size_t unit) const;
  std::optional<BaselineCity> make_city(const Scenario& scenario, std::size_t group, unsigned threads,
                                        const StopToken& stop, std::optional<FoundFit>& found);
  void simulate(const Chunk& chunk, const std::vector<std::size_t>& lacking, std::uint32_t replication,
                const StopToken& abandon, FinishedUnit& finished);

  const SweepRequest& request_;
  ScenarioSource source_;
  SweepShape shape_;
  WelfareReport welfare_;
  SweepDesign design_;
  std::vector<KnownPoint> points_;
  std::unordered_map<std::string, std::size_t> groups_;
  std::unordered_set<std::string> seen_;
  std::vector<std::string> baselines_;  ///< by group
  std::vector<Chunk> chunks_;
  std::vector<std::optional<BaselineCity>> cities_;  ///< by group; empty where workers make their own
  std::size_t first_ = 0;                            ///< number of the shard's first unit among all
  std::size_t step_ = 1;                             ///< and how far apart they are
  FitBook fits_;
};

/// The settings of a point's scenario: the request's, below what varies.
[[nodiscard]] std::vector<Setting> settings_at(const SweepRequest& request, const PointSettings& point);

}  // namespace timbang
