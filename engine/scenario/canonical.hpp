#pragma once

#include <string>
#include <string_view>

#include "scenario/scenario.hpp"

namespace timbang::reading {

/// Writes canonical_values, values_sha256 and baseline_sha256 from everything else in the scenario.
void hash_values(Scenario& scenario);

/// The text as a JSON string, in quotes.
[[nodiscard]] std::string json_quoted(std::string_view text);

}  // namespace timbang::reading
