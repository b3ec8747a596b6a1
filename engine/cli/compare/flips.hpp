#pragma once

#include <optional>

#include "cli/common/options.hpp"
#include "results/summary/claim_flip.hpp"
#include "studies/compare/experiment.hpp"

namespace timbang {

/// Throws ScenarioError for options that ask to move what is no unmeasured number of the scenario.
void check_flips(const ExperimentRequest& request, const SimulationOptions& options);

/// What flips the claims of an experiment that is stored: as its folder has it, or else looked for and stored there.
/// Nothing if not asked for, or told to stop.
[[nodiscard]] std::optional<FlipsReport> flips_of(const ExperimentRequest& request, const SimulationOptions& options);

}  // namespace timbang
