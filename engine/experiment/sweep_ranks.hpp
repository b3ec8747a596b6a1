#pragma once

#include <functional>
#include <optional>

#include "base/stop.hpp"
#include "trials/running/ranks.hpp"
#include "experiment/sweep.hpp"

namespace timbang {

/// run_sweep() by all ranks together, each with the request's threads: what is stored is the same. The first rank alone
/// has the store; one of its threads hands out unit by unit to whoever asks, one writes what comes back as it comes,
/// and the request's simulate meanwhile, so that neither the disk nor a slow rank holds up more than the units in hand.
/// All ranks must call it; the result is the first one's, and nothing on the others. A rank that is asked to stop stops
/// all of them.
///
/// Throws what run_sweep and `make_request` throw; ScenarioError on the first rank if another cannot make the request
/// or would run another experiment; RankFailed there if something else ends another one.
[[nodiscard]] std::optional<SweepResult> run_sweep_on_ranks(
    Ranks& ranks, const std::function<SweepRequest()>& make_request,
    const std::function<void(const ExperimentProgress&)>& progress, const StopToken& stop);

}  // namespace timbang
