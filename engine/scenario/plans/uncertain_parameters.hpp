#pragma once

#include <vector>

#include "scenario/plans/calibration_plan.hpp"

namespace timbang {

/// Every number of the scenario that nobody measured and that has a range (what `uncertain: all` takes), each as a plan
/// of its own: changed alone, with the shares that must then give way.
[[nodiscard]] std::vector<CalibrationPlan> uncertain_one_by_one(const Scenario& scenario);

}  // namespace timbang
