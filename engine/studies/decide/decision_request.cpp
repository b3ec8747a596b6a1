#include "base/problem.hpp"
#include "scenario/experiments/experiment_reader.hpp"
#include "scenario/plans/decision_plan.hpp"
#include "studies/decide/decision.hpp"
#include "studies/decide/decision_measure.hpp"
#include "studies/default_folder.hpp"

namespace timbang {

DecisionRequest decision_request(const DecisionQuestion& question) {
  DecisionRequest request;
  request.plan = read_experiment_plan(question.file);
  if (!request.plan.decision) throw ScenarioError({{"no_decision", {question.file, 0, 0, ""}, "decide", {}}});
  const Scenario scenario = read_scenario(request.plan.scenario_file);
  settle_question(*request.plan.decision, question.budget, scenario, question.file);
  // Outcomes that are none are refused here, before a folder is made.
  static_cast<void>(decision_cells(*request.plan.decision));
  request.seed = question.seed.value_or(request.plan.seed.value_or(scenario.seed));
  request.workers = question.workers;
  request.folder = question.folder.value_or(default_folder("decide-" + request.plan.name, scenario));
  return request;
}

}  // namespace timbang
