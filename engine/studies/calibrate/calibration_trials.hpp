#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "population/welfare_quantile.hpp"
#include "scenario/layers/scenario_source.hpp"
#include "studies/calibrate/target_emulators.hpp"
#include "trials/running/trial_runner.hpp"

namespace timbang {

/// What trials said of a plan's targets.
struct TriedTargets {
  std::vector<std::vector<std::vector<double>>> values;  ///< [prior draw][seed][target]; NaN as from target_values()
  std::size_t failed = 0;                                ///< trials
};

/// Simulates a scenario under prior draws, all under the baseline's own policy, with a Q that the scenario itself
/// gives. What the store has is not simulated again. What it is given must outlive it.
class CalibrationTrials {
 public:
  CalibrationTrials(const CalibrationPlan& plan, const ScenarioSource& source, const std::string& scenario_file,
                    const WelfareQuantile& quantile, TrialStore& store, TrialRunner& runner);

  /// Every prior draw in these replications. Nothing if asked to stop, with all that was finished stored. Does not
  /// depend on threads. Requires: every draw makes a sound scenario.
  [[nodiscard]] std::optional<TriedTargets> run(const std::vector<std::vector<Setting>>& draws, std::uint64_t seed,
                                                const Replications& replications) const;

 private:
  const CalibrationPlan& plan_;
  const ScenarioSource& source_;
  std::string scenario_file_;
  CityOrigin origin_;
  TrialStore& store_;
  TrialRunner& runner_;
};

}  // namespace timbang
