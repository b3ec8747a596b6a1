#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/stop.hpp"
#include "experiment/experiment.hpp"
#include "results/claims_report.hpp"
#include "scenario/plans/calibration_plan.hpp"

namespace timbang {

/// A value of one parameter to try; no plan: the scenario as it is.
struct FlipPoint {
  const CalibrationPlan* plan = nullptr;
  double value = 0;
};

/// What the claims' answers are at a point, by chance alone. `answers` is empty where the value makes no sound scenario
/// or no welfare distribution fits.
struct FlipAnswers {
  ClaimsReport report;
  std::uint64_t runs = 0;
};

/// Simulates the experiment's arms at a point and judges its claims. Nothing if told to abandon it.
[[nodiscard]] std::optional<FlipAnswers> answers_at(const FlipPoint& point, const ExperimentRequest& experiment,
                                                    std::uint32_t replications, const StopToken& abandon);

}  // namespace timbang
