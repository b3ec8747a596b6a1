#pragma once

#include <optional>
#include <span>

namespace timbang {

/// A mean over replications and its 95 % interval; the interval is absent with fewer than two values.
struct Estimate {
  double mean = 0;  ///< NaN if there is no value, or any is undefined
  std::optional<double> low;
  std::optional<double> high;
};

/// Mean and Student interval at the given confidence. An outcome that is undefined in some replication is undefined: a
/// mean over the others would be of the replications in which it happened to exist. Nothing depends on the values'
/// order; equal values give an interval of no width. Requires: 0 < confidence < 1.
[[nodiscard]] Estimate estimate_mean(std::span<const double> values, double confidence = 0.95);

/// A paired difference a - b over the same replications.
struct PairedDifference {
  Estimate difference;
  /// (Var A + Var B) / Var(A - B); absent with fewer than 5 replications, and where undefined: no variance of the
  /// difference (beyond the rounding of its terms), or an undefined value.
  std::optional<double> variance_reduction;
};

/// Requires: equal lengths (CheckFailed).
[[nodiscard]] PairedDifference paired_difference(std::span<const double> a, std::span<const double> b,
                                                 double confidence = 0.95);

}  // namespace timbang
