#include "studies/sweep/sweep.hpp"

#include "studies/sweep/sweep_plan.hpp"
#include "studies/sweep/sweep_run.hpp"

#include "base/problem.hpp"

namespace timbang {

namespace {

/// Looks at every point, and puts them into the folder. Throws ScenarioError if none of those asked for can be run: a
/// sweep without a run is no success.
SweepStore open_folder(const SweepRequest& request, SweepPlan& plan, SweepResult& result) {
  SweepStore store = SweepStore::open(request.folder, plan.shape());
  result.points = plan.points();
  std::string refusal;
  // All points are looked at first, so that a folder knows its whole design before anything runs.
  store.set_design({request.seed, request.replications, request.shard}, plan.design_record(), plan.points(),
                   [&](std::size_t index) {
                     SweepPoint point = plan.look_at(index);
                     if (point.refusal.empty()) return point;
                     ++result.refused;
                     if (refusal.empty() || request.only_point == index) refusal = point.refusal;
                     return point;
                   });
  if (result.refused > 0 && plan.trials().scenarios().empty()) {
    throw ScenarioError({{"sweep_all_refused",
                          {request.plan.file, 0, 0, ""},
                          "design",
                          {{"points", std::to_string(request.only_point ? 1 : result.points)}, {"refusal", refusal}}}});
  }
  return store;
}

}  // namespace

SweepResult run_sweep(const SweepRequest& request, const std::function<void(const TrialProgress&)>& progress,
                      const StopToken& stop) {
  // Once before the points are looked at, which may take a while.
  if (progress) progress({});
  SweepResult result;
  SweepPlan plan(request);
  SweepStore store = open_folder(request, plan, result);
  run_plan(plan.trials(), request.workers, progress, stop, store, result);
  return result;
}

}  // namespace timbang
