#pragma once

#include <map>
#include <string>
#include <vector>

#include "scenario/layers/scenario_source.hpp"
#include "scenario/plans/decision_plan.hpp"
#include "statistics/selection/allocation_trials.hpp"
#include "studies/decide/decision_runs.hpp"

namespace timbang {

/// The settings that give each kecamatan its TKSK.
[[nodiscard]] std::vector<Setting> allocation_settings(const Allocation& tksk, const std::vector<Kecamatan>& kecamatan);

/// The plan's settings and those of an allocation.
[[nodiscard]] std::vector<Setting> settings_of(const DecisionPlan& plan, const Allocation& tksk,
                                               const std::vector<Kecamatan>& kecamatan);

/// Allocations of TKSK in the scenario itself, simulated. What it is given must outlive it.
class SimulatedAllocations final : public AllocationTrials {
 public:
  SimulatedAllocations(const DecisionPlan& plan, const ScenarioSource& source, DecisionRuns& runs);

  void prepare(std::span<const Allocation> allocations, std::size_t first, std::size_t count) override;
  [[nodiscard]] const AllocationTrial& at(const Allocation& allocation, std::size_t replication) override;

 private:
  struct Known {
    MadeScenario scenario;
    std::map<std::size_t, AllocationTrial> trials;  ///< by replication
  };

  Known& known(const Allocation& allocation);

  const DecisionPlan& plan_;
  const ScenarioSource& source_;
  DecisionRuns& runs_;
  std::vector<Kecamatan> kecamatan_;
  std::map<Allocation, Known> known_;
};

}  // namespace timbang
