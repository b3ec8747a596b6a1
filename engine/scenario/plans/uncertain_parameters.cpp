#include "scenario/plans/uncertain_parameters.hpp"

#include "scenario/plans/plan_parameters.hpp"

namespace timbang {

std::vector<CalibrationPlan> uncertain_one_by_one(const Scenario& scenario) {
  reading::DocumentNode all;
  all.kind = reading::DocumentNode::Kind::scalar;
  all.text = "all";
  reading::DocumentNode root;
  root.kind = reading::DocumentNode::Kind::map;
  root.entries.push_back({reading::words_of_experiment.key, {}, std::move(all)});
  reading::Findings findings;
  std::vector<CalibrationPlan> plans;
  for (CalibrationParameter& parameter :
       reading::read_plan_parameters(root, reading::words_of_experiment, scenario, {}, findings)) {
    CalibrationPlan& plan = plans.emplace_back();
    plan.parameters.push_back(std::move(parameter));
    plan.compositions =
        reading::find_compositions(plan.parameters, reading::words_of_experiment, scenario, {}, findings);
  }
  return plans;
}

}  // namespace timbang
