#pragma once

#include <optional>
#include <vector>

#include "results/manifest.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// The scenarios of a results folder's arms, read again from the scenario file that the folder names; nothing for an
/// arm whose file is not there, or no longer has the values that were run.
[[nodiscard]] std::vector<std::optional<Scenario>> stored_scenarios(const Manifest& manifest);

}  // namespace timbang
