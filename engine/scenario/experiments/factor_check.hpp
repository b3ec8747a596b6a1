#pragma once

#include <string>
#include <vector>

#include "scenario/layers/scenario_source.hpp"
#include "scenario/parameters/slots.hpp"
#include "scenario/reading/source_text.hpp"

namespace timbang::reading {

// What every way of varying a parameter is checked for.

/// The slot of a path that can be varied; nothing if it is no parameter.
[[nodiscard]] const Slot* variable_slot(const std::string& path);

/// Reports that there is no such parameter, with the one that was probably meant.
void report_no_parameter(const std::string& found, const Mark& mark, const std::string& path, Findings& findings);

/// What is wrong with a scenario that has these values is told at `mark`, where the experiment gives them. Nothing is
/// checked without a source.
void check_sound(const ScenarioSource* source, const std::vector<Setting>& settings, const Mark& mark,
                 Findings& findings);

}  // namespace timbang::reading
