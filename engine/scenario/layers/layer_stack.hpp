#pragma once

#include <string_view>
#include <vector>

#include "scenario/layers/layer.hpp"

namespace timbang::reading {

// What layers say together: the last one that speaks of something counts.

/// The last layer's parameter; null if no layer has it.
[[nodiscard]] const ParsedParameter* last_parameter(const std::vector<Layer>& layers, std::string_view path);

/// The last layer's word under that path; null if no layer has it or it is wrong.
[[nodiscard]] const Word* last_word(const std::vector<Layer>& layers, std::string_view path);

/// What the layers say of each kecamatan, merged by name.
[[nodiscard]] std::vector<KecamatanEntry> merge_kecamatan(const std::vector<Layer>& layers);

}  // namespace timbang::reading
