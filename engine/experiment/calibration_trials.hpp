#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "base/stop.hpp"
#include "population/welfare_quantile.hpp"
#include "results/calibration_store.hpp"
#include "scenario/layers/scenario_source.hpp"

namespace timbang {

/// The replications that a point is tried on.
struct TrialRange {
  std::uint32_t first = 0;
  std::uint32_t count = 1;
};

/// Simulates a scenario under many beliefs, all under the baseline's own policy, with a Q that the scenario itself
/// gives and without a welfare report. What the store has is not simulated again. Source and store must outlive it.
class CalibrationTrials {
 public:
  CalibrationTrials(const ScenarioSource& source, const WelfareQuantile& quantile, std::uint64_t seed,
                    CalibrationStore& store);

  /// The outcomes of [belief][replication]; nothing if asked to stop, with all that was finished stored.
  /// Results do not depend on threads. Requires: every belief makes a sound scenario.
  [[nodiscard]] std::optional<std::vector<std::vector<CityOutcomes>>> run(
      const std::vector<std::vector<Setting>>& beliefs, TrialRange range, unsigned threads,
      const std::function<void(std::size_t done)>& progress, const StopToken& stop) const;

 private:
  struct Belief;
  [[nodiscard]] Belief look_up(const std::vector<Setting>& assumed, TrialRange range) const;
  [[nodiscard]] std::vector<CityOutcomes> simulate(const Belief& belief, const StopToken& abandon) const;

  const ScenarioSource& source_;
  WelfareQuantile quantile_;
  std::uint64_t seed_;
  CalibrationStore& store_;
  std::string setup_;
};

}  // namespace timbang
