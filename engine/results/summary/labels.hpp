#pragma once

#include <string>
#include <vector>

#include "results/summary/manifest.hpp"

namespace timbang {

/// The texts of an OutcomeTable's places, in its order: "city", then the kecamatan.
[[nodiscard]] std::vector<std::string> where_labels(const Manifest& manifest);

/// The texts of an OutcomeTable's months, in its order: "all", then YYYY-MM.
[[nodiscard]] std::vector<std::string> month_labels(const Manifest& manifest);

}  // namespace timbang
