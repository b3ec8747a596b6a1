#pragma once

#include <functional>
#include <optional>

#include "base/stop.hpp"
#include "results/calibration/calibration_report.hpp"
#include "studies/calibrate/calibration_request.hpp"

namespace timbang {

/// Fits a plan's parameters: waves of trials teach emulators, which rule out what cannot agree with the targets
/// (history matching); draws from what remains are simulated and weighted by their agreement (approximate Bayes), with
/// all targets and without those that are interpretations. Equally weighted members are drawn from both, given welfare
/// parameters, fitted to official poverty, asked the plan's question, and predict the years held out.
///
/// Everything is keyed by the seed: the same request gives the same bytes for any number of threads and ranks, and
/// after any kill, since finished trials are kept in the folder and not run again. Nothing if asked to stop. Throws
/// ScenarioError (plan, scenario or folder; nothing_plausible if no setting within the ranges agrees with the targets),
/// StoreWriteError, RankFailed.
[[nodiscard]] std::optional<CalibrationReport> run_calibration(
    const CalibrationRequest& request, const std::function<void(const CalibrationProgress&)>& progress,
    const StopToken& stop);

}  // namespace timbang
