#pragma once

#include <string_view>

#include "results/summary.hpp"

namespace timbang {

/// An outcome of the whole city over all reported months; undefined (NaN) if the summary does not have it.
[[nodiscard]] Estimate city_estimate(const ArmSummary& arm, std::string_view outcome);
[[nodiscard]] DifferenceCell city_difference(const ArmDifference& difference, std::string_view outcome);

}  // namespace timbang
