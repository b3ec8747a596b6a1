#include "studies/sweep/sweep_run.hpp"

namespace timbang {

namespace {

constexpr std::size_t most_failures_told = 5;

void list_failures(const SweepStore& store, SweepResult& result) {
  store.each_failure([&](const SweepFailure& failure) {
    ++result.failed;
    if (result.failures.size() < most_failures_told) result.failures.push_back(failure);
  });
}

}  // namespace

void run_plan(const TrialPlan& plan, const Workers& workers, const std::function<void(const TrialProgress&)>& progress,
              const StopToken& stop, SweepStore& store, SweepResult& result) {
  const TrialRun run = TrialRunner(store.trials(), workers, {progress, {}}, stop).run(plan);
  result.trials = run.wanted;
  result.resumed = run.shared;
  result.simulated = run.simulated;
  result.seconds = run.seconds;
  result.stopped = run.is_stopped;
  list_failures(store, result);
  store.trials().close();
}

}  // namespace timbang
