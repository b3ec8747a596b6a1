#pragma once

#include "results/decision/decision_report.hpp"
#include "scenario/layers/ensemble.hpp"
#include "studies/decide/decision_runs.hpp"
#include "studies/decide/simulated_allocations.hpp"

namespace timbang {

/// What is asked beyond the scenario itself. What it refers to must outlive it.
struct DecisionContext {
  const DecisionPlan& plan;
  const std::string& scenario_file;
  const Scenario& scenario;  ///< under the plan's settings
  const ScenarioSource& source;
  std::uint64_t seed = 0;
};

/// Replications of the ensemble and of the flip surface, of which the search saw none.
inline constexpr std::uint32_t first_replication_asked = 10'000'000;

/// Runs the report's contenders under every member of the scenario's ensemble and adds the agreement, what each
/// contender is worth, and what it would be worth to know a parameter. Where targets are asked for, a plan is worth
/// less than nothing by its cost, and by that of the dearest contender as far as it fails. Without an ensemble nothing
/// is added. Throws as DecisionRuns, and ScenarioError.
void ask_members(const DecisionContext& context, DecisionRuns& runs, DecisionReport& report);

/// Draws the surface over the two parameters whose information is worth most; nothing where fewer are worth anything.
void draw_flip_surface(const DecisionContext& context, DecisionRuns& runs, DecisionReport& report);

/// Whether few trials count as meeting the targets often enough: the share of them that did is not below the
/// indifference zone.
[[nodiscard]] bool meets_by_share(const DecisionPlan& plan, double share_met);

/// What some trials of each contender come to.
struct ContenderTrials {
  std::vector<double> share_met;  ///< by contender
  std::vector<double> value;      ///< by contender; of the first value set
};
[[nodiscard]] ContenderTrials summed(const DecisionTrials& trials_by_contender);

}  // namespace timbang
