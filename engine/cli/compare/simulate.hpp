#pragma once

#include <string_view>
#include <vector>

#include "cli/common/console.hpp"
#include "cli/common/options.hpp"
#include "studies/compare/experiment.hpp"

namespace timbang {

/// Simulates the arms and prints what came out; `verb` is run or compare. What is stored already is not run again.
/// Throws what run_experiment throws.
[[nodiscard]] ExitCode simulate(std::string_view verb, const std::vector<Arm>& arms, const SimulationOptions& options,
                                const Workers& workers);

/// results/<name>-<first 8 of the values hash of the first arm's scenario>.
[[nodiscard]] std::filesystem::path default_folder(const Scenario& first_arm);

}  // namespace timbang
