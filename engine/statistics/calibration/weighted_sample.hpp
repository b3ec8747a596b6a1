#pragma once

#include <span>
#include <vector>

#include "statistics/designs/point_set.hpp"

namespace timbang {

// Weights are normalised: they sum to 1. Values and weights go together by position.

[[nodiscard]] double weighted_mean(std::span<const double> values, std::span<const double> weights);

/// Standard deviation, with the divisor of an equally informative plain sample: 1 - sum w^2. 0 for a single value.
[[nodiscard]] double weighted_sd(std::span<const double> values, std::span<const double> weights);

/// The value that a share p of the weight does not exceed, between neighbours in proportion to weight; for equal
/// weights the quantile at plotting positions (i - 1/2) / n (Hazen 1914). Requires: a value, 0 <= p <= 1.
[[nodiscard]] double weighted_quantile(std::span<const double> values, std::span<const double> weights, double p);

/// Row-major covariance matrix of the points' coordinates, with weighted_sd's divisor.
[[nodiscard]] std::vector<double> weighted_covariance(const PointSet& points, std::span<const double> weights);

}  // namespace timbang
