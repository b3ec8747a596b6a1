#pragma once

#include <cstddef>

#include "results/summary/summary.hpp"

namespace timbang {

/// An outcome (by its position in the catalogue) of the whole city over all reported months; undefined (NaN) if the
/// summary does not have it.
[[nodiscard]] Estimate city_estimate(const ArmSummary& arm, std::size_t outcome);
[[nodiscard]] DifferenceCell city_difference(const ArmDifference& difference, std::size_t outcome);

}  // namespace timbang
