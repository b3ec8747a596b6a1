#pragma once

#include <limits>

namespace timbang {

/// What is known of an outcome: `low` .. `high`, equal for a value, infinite where open; in the outcome's own unit.
struct KnownRange {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  double discrepancy_sd = 1;  ///< > 0
};

}  // namespace timbang
