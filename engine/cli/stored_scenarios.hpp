#pragma once

#include <optional>
#include <string>
#include <vector>

#include "results/manifest.hpp"
#include "results/summary.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// The scenarios of a results folder's arms, read again from the scenario file that the folder names; nothing for an
/// arm whose file is not there, or no longer has the values that were run.
[[nodiscard]] std::vector<std::optional<Scenario>> stored_scenarios(const Manifest& manifest);

/// The scenarios of all arms of a summary, as they were simulated, read again from a file; nothing where one of them
/// cannot be read or has other values now.
[[nodiscard]] std::vector<Scenario> scenarios_of(const Manifest& manifest, const Summary& summary,
                                                 const std::string& file);

}  // namespace timbang
