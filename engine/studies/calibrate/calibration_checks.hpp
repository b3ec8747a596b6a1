#pragma once

#include "scenario/layers/scenario_source.hpp"
#include "scenario/plans/calibration_plan.hpp"

namespace timbang {

/// Checks what the reader of a plan does not know: that outcomes and measures exist and have the units that the plan
/// writes, and that the question and every year held out make sound scenarios in which their outcomes are reported.
/// Throws ScenarioError with every problem, each at its place in the plan.
void check_calibration(const CalibrationPlan& plan, const ScenarioSource& source);

}  // namespace timbang
