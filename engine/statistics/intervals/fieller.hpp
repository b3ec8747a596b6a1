#pragma once

#include <cstdint>
#include <span>

#include "statistics/intervals/interval.hpp"

namespace timbang {

/// A numerator's and a denominator's mean, and the variances and covariance of these two means.
struct RatioMoments {
  double numerator = 0;
  double denominator = 0;
  double numerator_variance = 0;
  double denominator_variance = 0;
  double covariance = 0;
};

/// All ratios of two means that the data do not contradict (Fieller 1954, Some Problems in Interval Estimation, Journal
/// of the Royal Statistical Society B 16, 175-185).
struct RatioSet {
  /// bounded: the denominator's interval excludes zero. Else it covers zero, and the ratio may be anything outside of
  /// (low, high), or anything at all. undefined: no variance is known, or the denominator is always zero.
  enum class Shape : std::uint8_t { bounded, outside, everything, undefined };

  Shape shape = Shape::undefined;
  double ratio = 0;  ///< of the means; NaN where the denominator is zero, or a value undefined
  double low = 0;    ///< of the two bounds; NaN where the shape has none
  double high = 0;

  [[nodiscard]] bool contains(double value) const;
};

/// The set at Student's critical value of the moments' degrees of freedom. The ratios r for which
/// (numerator - r denominator)^2 <= critical_value^2 Var(numerator - r denominator).
/// Requires: variances that a covariance matrix may have, critical_value > 0.
[[nodiscard]] RatioSet fieller_set(const RatioMoments& moments, double critical_value);

/// A ratio's terms over the replications, in pairs.
struct RatioTerms {
  std::span<const double> numerators;
  std::span<const double> denominators;
};

/// The set of the ratio of the terms' means. Nothing depends on the order of the pairs.
/// Requires: equal lengths (CheckFailed), 0 < confidence < 1.
[[nodiscard]] RatioSet fieller_set(const RatioTerms& terms, double confidence = 0.95);

/// The ratio of two means over replications with its interval; undefined where it is not computable.
/// seeds: Fieller's set at the confidence; not computable if that is not bounded. One pair has a ratio without
/// interval. plausible: the 95 % range of the replications' own ratios; not computable if any denominator is not
/// positive. Requires: equal lengths (CheckFailed), 0 < confidence < 1.
[[nodiscard]] Estimate estimate_ratio(IntervalKind kind, const RatioTerms& terms, double confidence = 0.95);

/// Ratio of means of a less that of b, over the same replications; undefined where one of them is not computable.
/// seeds: Student's interval of the linearised ratios (Cochran 1977, Sampling Techniques, chapter 6), close to exact
/// where both are computable. plausible: the range of the differences of the replications' own ratios.
/// Requires: equal lengths (CheckFailed), 0 < confidence < 1.
[[nodiscard]] PairedDifference paired_ratio_difference(IntervalKind kind, const RatioTerms& a, const RatioTerms& b,
                                                       double confidence = 0.95);

}  // namespace timbang
