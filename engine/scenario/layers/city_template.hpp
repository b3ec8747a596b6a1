#pragma once

#include <vector>

#include "scenario/layers/layer.hpp"

namespace timbang::reading {

// A template (template: true) holds numbers for a city to borrow. It is no baseline: the city that extends it is the
// root of its own scenarios, and what it says of a lever replaces what the template says.

/// Checks the layers of a chain of files, root first: templates stand below scenarios, the file itself is no template,
/// and no scenario gives another city than the one that it extends.
void check_chain(const std::vector<Layer>& layers, Findings& findings);

/// Makes one layer of the templates and the first scenario over them. Later layers are kept as they are.
void lay_over_templates(std::vector<Layer>& layers);

}  // namespace timbang::reading
