#include "studies/sweep/sweep_plan.hpp"

#include "base/check.hpp"
#include "base/problem.hpp"

namespace timbang {

SweepPlan::SweepPlan(const SweepRequest& request)
    : request_(request),
      source_(request.plan.scenario_file),
      shape_(sweep_shape(request.plan, request.settings)),
      design_(request.plan, request.seed, shape_.identity.city) {
  trials_.seed = request.seed;
  trials_.population_seed = request.seed;
  trials_.kept = shape_.kept;
  trials_.shard = request.shard;
  trials_.scenario = [this](std::size_t position) { return scenario(points_[position]); };
  trials_.recipe = [this](std::size_t position) { return recipe(points_[position]); };
}

ScenarioRecipe SweepPlan::recipe(std::size_t point) const {
  const auto settings = design_.settings(point);
  TIMBANG_CHECK(settings.has_value(), "only points that make a sound scenario are run");
  ScenarioRecipe recipe{request_.plan.scenario_file, request_.settings, settings->assumed};
  recipe.settings.insert(recipe.settings.end(), settings->varied.begin(), settings->varied.end());
  return recipe;
}

Scenario SweepPlan::scenario(std::size_t point) const {
  const ScenarioRecipe made_by = recipe(point);
  return source_.with(made_by.settings, made_by.assumed);
}

SweepPoint SweepPlan::look_at(std::size_t index) {
  SweepPoint point;
  point.inputs = design_.inputs(index);
  const auto settings = design_.settings(index);
  if (!settings) {
    point.refusal = "shares_do_not_sum";
    return point;
  }
  for (const auto* part : {&settings->varied, &settings->assumed}) {
    for (const Setting& each : *part) point.settings.emplace_back(each.path, each.value);
  }
  try {
    const Scenario made = scenario(index);
    point.values_sha256 = made.values_sha256;
    // Only a point that is asked for by number is planned; the others are described.
    if (request_.only_point.value_or(index) != index) return point;
    const std::size_t position = trials_.add(made.values_sha256, made.baseline_sha256, {0, request_.replications});
    if (position == points_.size()) points_.push_back(index);
  } catch (const ScenarioError& error) {
    point.refusal = failure_text(error);
  }
  return point;
}

}  // namespace timbang
