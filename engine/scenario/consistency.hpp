#pragma once

#include <vector>

#include "scenario/layer.hpp"
#include "scenario/scenario.hpp"

namespace timbang::reading {

/// Reports what is wrong between parameters that are each right: shares that do not sum to 1, a shortest time beyond
/// the longest, TKSK blocks too short for a visit, a calendar that ends before the run does, a run that is too long.
void check_consistency(const Scenario& scenario, const std::vector<Layer>& layers, const std::string& calendar_file,
                       Findings& findings);

}  // namespace timbang::reading
