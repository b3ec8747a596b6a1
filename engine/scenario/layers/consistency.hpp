#pragma once

#include <set>
#include <string>
#include <vector>

#include "scenario/layers/layer.hpp"
#include "scenario/scenario.hpp"

namespace timbang::reading {

/// Reports what is wrong between parameters that are each right: shares that do not sum to 1, a shortest time beyond
/// the longest, TKSK blocks too short for a visit. Checks that need an incomplete parameter are left out.
void check_parameters_together(const Scenario& scenario, const std::vector<Layer>& layers,
                               const std::set<std::string>& incomplete, Findings& findings);

/// Reports months of the run that the calendar lacks, and a run that is too long. Requires: period and calendar.
void check_calendar(const Scenario& scenario, const std::vector<Layer>& layers, const std::string& calendar_file,
                    Findings& findings);

}  // namespace timbang::reading
