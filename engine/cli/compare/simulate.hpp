#pragma once

#include <string_view>
#include <vector>

#include "cli/common/console.hpp"
#include "cli/common/options.hpp"
#include "studies/compare/experiment_request.hpp"

namespace timbang {

/// Simulates the arms and prints what came out; `verb` is run or compare. What is stored already is not run again.
/// Throws what compare() throws.
[[nodiscard]] ExitCode simulate(std::string_view verb, const std::vector<Arm>& arms, const SimulationOptions& options,
                                const Workers& workers);

/// The settings as typed, and for --steady-state that of levers that act from the start.
[[nodiscard]] std::vector<Setting> settings_of(const std::vector<std::string>& files, const SimulationOptions& options);

}  // namespace timbang
