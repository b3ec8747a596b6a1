#pragma once

#include <vector>

#include "scenario/layers/layer.hpp"
#include "scenario/reading/setting.hpp"

namespace timbang::reading {

/// One layer for each setting, in the order given. Unknown paths, paths set twice and wrong values are among the
/// findings, in the file "--set" and the line that is the setting's number.
[[nodiscard]] std::vector<Layer> read_settings(const std::vector<Setting>& settings, Findings& findings);

}  // namespace timbang::reading
