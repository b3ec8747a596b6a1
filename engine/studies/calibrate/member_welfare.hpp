#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenario/layers/scenario_source.hpp"
#include "scenario/plans/calibration_plan.hpp"
#include "studies/calibrate/prior_draws.hpp"
#include "trials/running/trial_runner.hpp"

namespace timbang {

/// Names everything that decides the welfare parameters of a draw.
[[nodiscard]] std::string welfare_key(const CalibrationPlan& plan, const std::vector<Setting>& settings,
                                      std::uint64_t seed);

/// Values of the parameters that the plan's welfare targets solve for, in the units of their slots and in the plan's
/// order, found for a draw: a value of each solved measure is drawn, and kept with the chance that the other measures'
/// kernels give; after many refusals the best of those tried is taken. Coverage is that of the simulated baseline,
/// whose listing has aged. Empty if the draw's official figures contradict one another so that no Q exists.
[[nodiscard]] std::vector<double> find_member_welfare(const CalibrationPlan& plan, const ScenarioSource& source,
                                                      const PriorDraw& draw, std::uint64_t seed, StreamKey key,
                                                      TrialRunner& runner);

/// The settings that such values make.
[[nodiscard]] std::vector<Setting> welfare_settings(const CalibrationPlan& plan, std::span<const double> values);

}  // namespace timbang
