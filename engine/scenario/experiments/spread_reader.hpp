#pragma once

#include <optional>
#include <string>

#include "scenario/experiments/factor_spread.hpp"
#include "scenario/parameters/slots.hpp"
#include "scenario/reading/document.hpp"

namespace timbang::reading {

/// Reads `{distribution, range, unit, ...}` of a number of this slot: uniform and log_uniform with range; triangular
/// and pert with range and mode; truncated_normal with range, mean and sd; discrete with values and perhaps weights.
/// Every number must be one that the slot may hold. Nothing if there was a problem; all are among the findings.
[[nodiscard]] std::optional<FactorSpread> read_spread(const DocumentNode& map, const Slot& slot,
                                                      const std::string& path, Findings& findings);

}  // namespace timbang::reading
