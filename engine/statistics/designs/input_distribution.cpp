#include "statistics/designs/input_distribution.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <numeric>

#include "base/check.hpp"
#include "random/elementary.hpp"

namespace timbang {

namespace {

bool are_ordered(double low, double mode, double high) {
  return std::isfinite(low) && std::isfinite(high) && low < high && low <= mode && mode <= high;
}

bool valid(const UniformInput& input) {
  return are_ordered(input.low, input.low, input.high);
}

bool valid(const TriangularInput& input) {
  return are_ordered(input.low, input.mode, input.high);
}

bool valid(const LogUniformInput& input) {
  return are_ordered(input.low, input.low, input.high) && input.low > 0;
}

bool valid(const PertInput& input) {
  return are_ordered(input.low, input.mode, input.high);
}

bool valid(const DiscreteInput& input) {
  const double sum = std::accumulate(input.weights.begin(), input.weights.end(), 0.0);
  const bool are_weights = std::ranges::all_of(input.weights, [](double w) { return w >= 0; });
  return input.values.size() == input.weights.size() && are_weights && sum > 0 && std::isfinite(sum);
}

bool valid(const TruncatedNormalInput& input) {
  return std::isfinite(input.mean) && std::isfinite(input.sd) && input.sd > 0 && input.low < input.high;
}

double value_at(const UniformInput& input, double p) {
  return input.low + p * (input.high - input.low);
}

double value_at(const TriangularInput& input, double p) {
  const double width = input.high - input.low;
  const double below = (input.mode - input.low) / width;
  if (p < below) return input.low + width * std::sqrt(p * below);
  return input.high - width * std::sqrt((1 - p) * (1 - below));
}

double value_at(const LogUniformInput& input, double p) {
  // Interpolated in logarithms, and clamped: rounding must not leave the range that somebody gave.
  const double exponent = p * portable_log(input.high / input.low);
  return std::clamp(input.low * portable_exp(exponent), input.low, input.high);
}

double value_at(const PertInput& input, double p) {
  const double width = input.high - input.low;
  // A PERT is a beta distribution with 4 as the weight of its mode.
  const double first = 1 + 4 * (input.mode - input.low) / width;
  const double second = 1 + 4 * (input.high - input.mode) / width;
  // Rounded to 2^-30 of the range: the last digits of the library's inverse differ between machines.
  constexpr double steps = 1 << 30U;
  return input.low + width * std::floor(boost::math::ibeta_inv(first, second, p) * steps + 0.5) / steps;
}

double value_at(const DiscreteInput& input, double p) {
  // Weights need not sum to 1.
  const double wanted = p * std::accumulate(input.weights.begin(), input.weights.end(), 0.0);
  double passed = 0;
  std::size_t last = 0;
  for (std::size_t i = 0; i < input.values.size(); ++i) {
    // Values without weight are never taken, not even through rounding at the end.
    if (input.weights[i] <= 0) continue;
    last = i;
    passed += input.weights[i];
    if (wanted <= passed) break;
  }
  return input.values[last];
}

double value_at(const TruncatedNormalInput& input, double p) {
  // Above the mean the distribution is mirrored: probabilities near 1 have no digits left.
  if (input.low > input.mean)
    return -value_at(TruncatedNormalInput{-input.mean, input.sd, -input.high, -input.low}, 1 - p);
  const double below_low = normal_cdf((input.low - input.mean) / input.sd);
  const double below_high = normal_cdf((input.high - input.mean) / input.sd);
  const double place = below_low + p * (below_high - below_low);
  // No mass between the limits that a double can show: the nearest possible value to the mean.
  if (place <= 0 || place >= 1) return std::clamp(input.mean, input.low, input.high);
  return std::clamp(input.mean + input.sd * normal_quantile(place), input.low, input.high);
}

}  // namespace

bool is_valid(const InputDistribution& distribution) {
  return std::visit([](const auto& input) { return valid(input); }, distribution);
}

double quantile(const InputDistribution& distribution, double p) {
  TIMBANG_CHECK(is_valid(distribution), "a distribution has valid parameters");
  TIMBANG_CHECK(p > 0 && p < 1, "a quantile's probability lies between 0 and 1");
  return std::visit([p](const auto& input) { return value_at(input, p); }, distribution);
}

}  // namespace timbang
