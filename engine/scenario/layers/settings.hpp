#pragma once

#include <vector>

#include "scenario/layers/layer.hpp"
#include "scenario/reading/setting.hpp"

namespace timbang::reading {

/// One layer for each setting, in the order given. Unknown paths, paths set twice and wrong values are among the
/// findings, in the file "--set" and the line that is the setting's number.
[[nodiscard]] std::vector<Layer> read_settings(const std::vector<Setting>& settings, Findings& findings);

/// What the values of a layer come to, in base units, as a text that is the same for 1, 1.0, 01 and 1e0.
[[nodiscard]] std::string identity_of(const Layer& layer);

}  // namespace timbang::reading
