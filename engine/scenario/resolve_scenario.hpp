#pragma once

#include <vector>

#include "scenario/layer.hpp"
#include "scenario/scenario.hpp"

namespace timbang::reading {

/// Puts layers together into a scenario and checks it; `own` is that of the file itself. The calendar's file is read
/// unless its calendar is given. File name and bytes' hash are left to the caller. Throws ScenarioError with all
/// findings.
[[nodiscard]] Scenario resolve_scenario(const Layer& own, std::vector<Layer> layers, const WorkingCalendar* calendar,
                                        Findings& findings);

}  // namespace timbang::reading
