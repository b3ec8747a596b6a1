#include "studies/sweep/sweep.hpp"

#include "studies/sweep/sweep_plan.hpp"

namespace timbang {

namespace {

constexpr std::size_t most_failures_told = 5;

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

void list_failures(const SweepStore& store, SweepResult& result) {
  store.each_failure([&](const SweepFailure& failure) {
    ++result.failed;
    // The others are in the folder.
    if (result.failures.size() < most_failures_told) result.failures.push_back(failure);
  });
}

}  // namespace

SweepResult run_sweep(const SweepRequest& request, const std::function<void(const TrialProgress&)>& progress,
                      const StopToken& stop) {
  // Once before the points are looked at, which may take a while.
  if (progress) progress({});
  SweepResult result;
  SweepPlan plan(request);
  SweepStore store = open_folder(request, plan, result);
  const TrialRun run = TrialRunner(store.trials(), request.workers, {progress, {}}, stop).run(plan.trials());
  result.trials = run.wanted;
  result.resumed = run.shared;
  result.seconds = run.seconds;
  result.stopped = run.is_stopped;
  list_failures(store, result);
  store.trials().close();
  return result;
}

}  // namespace timbang
