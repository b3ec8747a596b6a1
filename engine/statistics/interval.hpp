#pragma once

#include <optional>
#include <span>

namespace timbang {

/// A mean over replications and its 95 % interval; the interval is absent with fewer than two values.
struct Estimate {
  double mean = 0;  ///< NaN if no value is defined
  std::optional<double> low;
  std::optional<double> high;
};

/// Mean and Student interval at the given confidence. Values that are NaN make the estimate undefined (mean NaN).
[[nodiscard]] Estimate estimate_mean(std::span<const double> values, double confidence = 0.95);

/// A paired difference a - b over the same replications.
struct PairedDifference {
  Estimate difference;
  /// (Var A + Var B) / Var(A - B); absent where undefined or with fewer than 5 replications.
  std::optional<double> variance_reduction;
};

/// Requires: equal lengths (CheckFailed).
[[nodiscard]] PairedDifference paired_difference(std::span<const double> a, std::span<const double> b,
                                                 double confidence = 0.95);

}  // namespace timbang
