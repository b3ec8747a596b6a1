#pragma once

#include <cstddef>

#include "results/summary/manifest.hpp"
#include "studies/compare/experiment_request.hpp"

namespace timbang {

/// Under how many members of its ensemble the request runs; 0 without one.
[[nodiscard]] std::size_t members_needed(const ExperimentRequest& request);

/// Throws ScenarioError (arms_not_comparable) if an arm has other kecamatan or another period than the first: their
/// tables could not stand side by side. Requires: at least one arm and one replication, and every arm under as many
/// members as needed (CheckFailed).
void check_request(const ExperimentRequest& request);

/// What the folder of the request is about; the population seed is the seed. Without a fit.
[[nodiscard]] Manifest manifest_of(const ExperimentRequest& request);

}  // namespace timbang
