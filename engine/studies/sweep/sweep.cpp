#include "studies/sweep/sweep.hpp"

#include "studies/sweep/sweep_plan.hpp"
#include "studies/sweep/sweep_run.hpp"

namespace timbang {

namespace {

/// Looks at every point, and puts them into the folder.
SweepStore open_folder(const SweepRequest& request, SweepPlan& plan, SweepResult& result) {
  SweepStore store = SweepStore::open(request.folder, plan.shape());
  result.points = plan.points();
  // All points are looked at first, so that a folder knows its whole design before anything runs.
  store.set_design({request.seed, request.replications, request.shard}, plan.design_record(), plan.points(),
                   [&](std::size_t index) {
                     SweepPoint point = plan.look_at(index);
                     if (!point.refusal.empty()) ++result.refused;
                     return point;
                   });
  return store;
}

// The others are in the folder.
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
