#pragma once

#include <vector>

#include "scenario/claim.hpp"
#include "scenario/experiments/experiment_plan.hpp"
#include "scenario/reading/document.hpp"

namespace timbang::reading {

/// Reads the claims of an experiment, which speak of the points of its design: `under` and `than` are values of what is
/// varied, and pick the points. Without a scenario, which has problems of its own, what depends on it is not checked.
[[nodiscard]] std::vector<Claim> read_design_claims(const DocumentNode& node, const Scenario* scenario,
                                                    const std::vector<VariedFactor>& varied, Findings& findings);

}  // namespace timbang::reading
