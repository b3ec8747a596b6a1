#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "trials/running/trial_plan.hpp"
#include "trials/store/trial_store.hpp"

namespace timbang {

/// A missing trial of a unit and what to keep of it: what is wanted and, so that nothing is lost, what the store kept.
struct MissingTrial {
  std::size_t scenario = 0;  ///< position in the plan
  KeptCells kept;
};

/// One piece of work: some scenarios of one city in some replications, run in a row by one worker, who makes the city
/// and each warm-up once.
struct PlanUnit {
  std::uint32_t chunk = 0;
  std::uint32_t first = 0;  ///< index of its first replication among those of its scenarios
  std::uint32_t count = 1;  ///< of replications
};

/// What a plan has to simulate in the order in which it is done. Only a byte is kept for up to eight trials.
class PlanUnits {
 public:
  explicit PlanUnits(const TrialPlan& plan);

  /// What the store has not of the plan's trials: one look-up a trial. Afterwards units are those with such trials.
  void find_missing(const TrialStore& store);

  [[nodiscard]] std::size_t size() const { return units_.size(); }
  [[nodiscard]] std::size_t city(std::size_t unit) const { return chunks_[units_[unit].chunk].city; }
  /// Every trial of the plan's shard, and those of them that are missing.
  [[nodiscard]] std::uint64_t wanted() const { return wanted_; }
  [[nodiscard]] std::uint64_t missing() const { return missing_; }
  /// The cities with missing trials, in the order in which they are needed first.
  [[nodiscard]] std::vector<std::size_t> cities() const;
  /// The missing trials of a unit by replication.
  [[nodiscard]] std::vector<std::pair<std::uint32_t, std::vector<MissingTrial>>> missing_of(std::size_t unit) const;
  /// Every wanted trial of the shard: its scenario's position and replication.
  template <class See>
  void each_wanted(const See& see) const;

 private:
  /// Up to eight scenarios that share a city and replications.
  struct Chunk {
    std::size_t city = 0;
    Replications replications;
    std::vector<std::size_t> scenarios;
  };

  void make_chunks();
  void make_units();
  void keep_shard_of_chunks();
  void keep_shard_of_units();

  const TrialPlan& plan_;
  std::vector<Chunk> chunks_;
  std::vector<PlanUnit> units_;
  std::vector<std::vector<std::uint8_t>> missing_bits_;                     ///< by unit and replication of it
  std::map<std::pair<std::size_t, std::uint32_t>, KeptCells> partly_kept_;  ///< by scenario and replication
  std::uint64_t wanted_ = 0;
  std::uint64_t missing_ = 0;
};

template <class See>
void PlanUnits::each_wanted(const See& see) const {
  for (const PlanUnit& unit : units_) {
    const Chunk& chunk = chunks_[unit.chunk];
    for (std::uint32_t i = 0; i < unit.count; ++i) {
      for (const std::size_t scenario : chunk.scenarios) see(scenario, chunk.replications.at(unit.first + i));
    }
  }
}

/// Of how many cities a process keeps all that trials need.
inline constexpr std::size_t most_cities_kept = 4;

}  // namespace timbang
