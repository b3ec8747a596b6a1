#pragma once

#include <string>
#include <vector>

#include "scenario/plans/value_set.hpp"
#include "scenario/reading/document.hpp"

namespace timbang::reading {

/// Reads `value` of an experiment file, at whatever path it stands: one value set, or several in a list, each with a
/// name of its own. What is wrong is among the findings.
[[nodiscard]] std::vector<ValueSet> read_values(const DocumentNode& node, const std::string& path, Findings& findings);

}  // namespace timbang::reading
