#include <algorithm>

#include "scenario/layers/ensemble.hpp"
#include "scenario/layers/read_scenario.hpp"
#include "studies/decide/decision.hpp"
#include "studies/decide/decision_measure.hpp"
#include "trials/running/trial_time.hpp"

namespace timbang {

std::optional<DecisionEstimate> estimate_decision(const DecisionRequest& request, const StopToken& stop) {
  const DecisionPlan& plan = *request.plan.decision;
  const Scenario scenario = read_scenario(request.plan.scenario_file, plan.settings);
  const auto time = time_of_a_trial(scenario, decision_cells(plan), request.seed, stop);
  if (!time) return std::nullopt;
  DecisionEstimate estimate{plan.most_runs, 0, plan.member_replications, 0};
  if (!scenario.ensemble_file.empty()) estimate.members = read_ensemble(scenario.ensemble_file).members.size();
  estimate.search_seconds =
      time->city + static_cast<double>(estimate.search) * time->trial / std::max(1U, request.workers.threads);
  return estimate;
}

}  // namespace timbang
