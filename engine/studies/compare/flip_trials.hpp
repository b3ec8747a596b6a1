#pragma once

#include <cstdint>
#include <vector>

#include "results/summary/claims_report.hpp"
#include "scenario/plans/calibration_plan.hpp"
#include "studies/compare/experiment.hpp"
#include "trials/running/trial_runner.hpp"

namespace timbang {

/// A value of one parameter to try; no plan: the scenario as it is.
struct FlipPoint {
  const CalibrationPlan* plan = nullptr;
  double value = 0;
};

/// What the claims' answers are at a point, by chance alone. Without answers where the value makes no sound scenario or
/// no welfare distribution fits.
struct FlipAnswers {
  ClaimsReport report;
  std::uint64_t runs = 0;
};

/// Simulates the experiment's arms at points, as far as the store has not their trials, and judges its claims there.
class FlipTrials {
 public:
  /// Requires: what it is given outlives it.
  FlipTrials(const ExperimentRequest& experiment, std::uint32_t replications, TrialStore& store, TrialRunner& runner);

  /// By point; nothing at all if asked to stop.
  [[nodiscard]] std::optional<std::vector<FlipAnswers>> answers_at(const std::vector<FlipPoint>& points);

 private:
  /// The arms at a point, by their positions in a plan; none if one of them is not sound.
  struct PlannedPoint {
    std::vector<std::size_t> arms;
  };

  [[nodiscard]] std::vector<MadeScenario> scenarios_at(const FlipPoint& point) const;
  [[nodiscard]] FlipAnswers judged(const PlannedPoint& point, const TrialPlan& plan) const;

  const ExperimentRequest& experiment_;
  std::uint32_t replications_;
  TrialStore& store_;
  TrialRunner& runner_;
};

}  // namespace timbang
