#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenario/parameters/slots.hpp"
#include "scenario/scenario.hpp"

namespace timbang::reading {

/// Writes canonical_values, values_sha256 and baseline_sha256 from everything else in the scenario.
void hash_values(Scenario& scenario);

/// The values of the slots as a JSON object in the order of their paths; a neutral value is left out, so that a
/// parameter which is added later changes no hash of a scenario that does not use it.
[[nodiscard]] std::string canonical_parameters(const Parameters& parameters, const std::vector<Slot>& slots);

/// The text as a JSON string, in quotes.
[[nodiscard]] std::string json_quoted(std::string_view text);

}  // namespace timbang::reading
