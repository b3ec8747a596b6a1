#include "studies/sweep/custom_design.hpp"

#include "base/check.hpp"
#include "base/problem.hpp"
#include "results/sweep/sweep_store.hpp"
#include "studies/sweep/sweep_run.hpp"

namespace timbang {

namespace {

/// Throws where a point belongs to another folder than the first one.
void check_points(const std::vector<MadeScenario>& points, const FolderIdentity& identity) {
  std::vector<Problem> problems;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Scenario& scenario = points[i].scenario;
    if (FolderIdentity::of(scenario) == identity) continue;
    problems.push_back({"arms_not_comparable",
                        {scenario.file, 0, 0, ""},
                        "",
                        {{"arm", scenario.name + " [" + std::to_string(i) + "]"}, {"first", points[0].scenario.name}}});
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
}

SweepPoint record_of(const MadeScenario& made) {
  SweepPoint point;
  point.values_sha256 = made.scenario.values_sha256;
  for (const auto* part : {&made.recipe.settings, &made.recipe.assumed}) {
    for (const Setting& each : *part) point.settings.emplace_back(each.path, each.value);
  }
  return point;
}

TrialPlan plan_of(const CustomDesignRequest& request, std::vector<std::size_t>& planned) {
  TrialPlan plan;
  plan.seed = request.seed;
  plan.population_seed = request.seed;
  plan.kept = request.kept;
  plan.scenario = [&](std::size_t position) { return request.points[planned[position]].scenario; };
  plan.recipe = [&](std::size_t position) { return request.points[planned[position]].recipe; };
  for (std::size_t i = 0; i < request.points.size(); ++i) {
    const Scenario& scenario = request.points[i].scenario;
    const std::size_t position = plan.add(scenario.values_sha256, scenario.baseline_sha256, {0, request.replications});
    if (position == planned.size()) planned.push_back(i);
  }
  return plan;
}

}  // namespace

SweepResult run_custom_design(const CustomDesignRequest& request,
                              const std::function<void(const TrialProgress&)>& progress, const StopToken& stop) {
  TIMBANG_CHECK(!request.points.empty(), "a design has points");
  const Scenario& first = request.points.front().scenario;
  const SweepShape shape{request.name, first.name, first.values_sha256, request.kept, FolderIdentity::of(first)};
  check_points(request.points, shape.identity);
  SweepStore store = SweepStore::open(request.folder, shape);
  DesignRecord record;
  record.kind = ExperimentDesign::Kind::table;
  record.seed = request.seed;
  record.replications = request.replications;
  store.set_design({request.seed, request.replications, {}}, record, request.points.size(),
                   [&](std::size_t point) { return record_of(request.points[point]); });
  std::vector<std::size_t> planned;
  const TrialPlan plan = plan_of(request, planned);
  SweepResult result;
  result.points = request.points.size();
  run_plan(plan, request.workers, progress, stop, store, result);
  return result;
}

}  // namespace timbang
