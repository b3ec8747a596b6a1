#include "statistics/calibration/weighted_sample.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/check.hpp"

namespace timbang {

namespace {

double divisor(std::span<const double> weights) {
  // Unbiased for independent draws; for n equal weights this is (n - 1) / n.
  return 1 - std::inner_product(weights.begin(), weights.end(), weights.begin(), 0.0);
}

}  // namespace

double weighted_mean(std::span<const double> values, std::span<const double> weights) {
  TIMBANG_CHECK(values.size() == weights.size() && !values.empty(), "every value has a weight");
  return std::inner_product(values.begin(), values.end(), weights.begin(), 0.0);
}

double weighted_sd(std::span<const double> values, std::span<const double> weights) {
  const double mean = weighted_mean(values, weights);
  double squares = 0;
  for (std::size_t i = 0; i < values.size(); ++i) squares += weights[i] * (values[i] - mean) * (values[i] - mean);
  const double whole = divisor(weights);
  // A single weight has no spread.
  return whole > 0 ? std::sqrt(squares / whole) : 0;
}

double weighted_quantile(std::span<const double> values, std::span<const double> weights, double p) {
  TIMBANG_CHECK(values.size() == weights.size() && !values.empty(), "every value has a weight");
  // Draws without weight are none of the sample.
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (weights[i] > 0) order.push_back(i);
  }
  TIMBANG_CHECK(!order.empty(), "a quantile needs a value with a weight");
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  double passed = 0;
  double position_before = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    // A value stands in the middle of its weight.
    const double position = passed + weights[order[i]] / 2;
    if (p <= position) {
      if (i == 0) return values[order[0]];
      const double part = (p - position_before) / (position - position_before);
      return values[order[i - 1]] + part * (values[order[i]] - values[order[i - 1]]);
    }
    passed += weights[order[i]];
    position_before = position;
  }
  return values[order.back()];
}

std::vector<double> weighted_covariance(const PointSet& points, std::span<const double> weights) {
  TIMBANG_CHECK(points.size() == weights.size() && points.size() > 0, "every point has a weight");
  const std::size_t d = points.dimensions();
  std::vector<double> mean(d);
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t j = 0; j < d; ++j) mean[j] += weights[i] * points[i][j];
  }
  const double whole = divisor(weights);
  std::vector<double> covariance(d * d);
  // One draw has no covariance.
  if (!(whole > 0)) return covariance;
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t j = 0; j < d; ++j) {
      const double moved = weights[i] / whole * (points[i][j] - mean[j]);
      for (std::size_t k = 0; k < d; ++k) covariance[j * d + k] += moved * (points[i][k] - mean[k]);
    }
  }
  return covariance;
}

}  // namespace timbang
