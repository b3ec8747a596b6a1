#pragma once

#include <functional>

#include "base/stop.hpp"
#include "results/sweep/sweep_store.hpp"
#include "studies/sweep/sweep_result.hpp"
#include "trials/running/trial_plan.hpp"
#include "trials/running/trial_runner.hpp"

namespace timbang {

/// Runs what the folder of a sweep lacks of its trials, tells what came of it, and closes the folder.
void run_plan(const TrialPlan& plan, const Workers& workers, const std::function<void(const TrialProgress&)>& progress,
              const StopToken& stop, SweepStore& store, SweepResult& result);

}  // namespace timbang
