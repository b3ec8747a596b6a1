#pragma once

#include <cstddef>
#include <vector>

#include "outcomes/catalogue/outcome_value.hpp"
#include "outcomes/tables/outcome_table.hpp"
#include "scenario/plans/decision_plan.hpp"
#include "scenario/scenario.hpp"
#include "statistics/selection/allocation_trials.hpp"
#include "trials/trial.hpp"

namespace timbang {

/// What a decision looks at in every trial: outcomes of the whole period, of the city and of each kecamatan. Throws
/// ScenarioError with every outcome of a target that is none.
[[nodiscard]] KeptCells decision_cells(const DecisionPlan& plan);

/// Reads what a decision is about out of a trial's table. What is undefined, such as the share in time of no
/// complaints, meets a target.
class DecisionMeasure {
 public:
  /// Throws as decision_cells().
  DecisionMeasure(const DecisionPlan& plan, const Scenario& scenario);

  [[nodiscard]] const KeptCells& cells() const { return cells_; }
  [[nodiscard]] AllocationTrial trial(const OutcomeTable& table) const;

 private:
  struct Target {
    std::size_t outcome;
    double limit;
    double sign;  ///< 1: at least, -1: at most
    std::vector<std::size_t> wheres;
  };

  KeptCells cells_;
  std::vector<Target> targets_;
  std::vector<std::vector<OutcomeValue>> valuations_;  ///< by value set
};

}  // namespace timbang
