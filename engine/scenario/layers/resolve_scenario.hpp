#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenario/layers/layer.hpp"
#include "scenario/scenario.hpp"

namespace timbang::reading {

/// The path of the file that a word names; empty if none does. Of several
/// layers that have the word the last counts.
[[nodiscard]] std::string named_file(const std::vector<Layer>& layers, std::string_view word);

/// Puts layers together into a scenario and checks it; `own` is that of the file itself. The calendar's file is read
/// unless its calendar is given. File name and bytes' hash are left to the caller. Throws ScenarioError with all
/// findings.
[[nodiscard]] Scenario resolve_scenario(const Layer& own, std::vector<Layer> layers, const WorkingCalendar* calendar,
                                        Findings& findings);

}  // namespace timbang::reading
