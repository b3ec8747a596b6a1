#pragma once

#include "experiment/experiment.hpp"
#include "results/manifest.hpp"

namespace timbang {

/// Throws ScenarioError (arms_not_comparable) if an arm has other kecamatan or another period than the first: their
/// tables could not stand side by side. Requires: at least one arm and one replication.
void check_request(const ExperimentRequest& request);

/// What the folder of the request is about; the population seed is the seed. Without a fit.
[[nodiscard]] Manifest manifest_of(const ExperimentRequest& request);

}  // namespace timbang
