#include "experiment/factor_values.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/check.hpp"
#include "experiment/parameter_space.hpp"
#include "random/elementary.hpp"

namespace timbang {

namespace {

using Shape = FactorSpread::Shape;

std::string written(const FactorSpread& spread, double value) {
  const bool is_listed = spread.shape == Shape::discrete;
  const double rounded =
      is_listed ? value : rounded_to(value, rounding_power(spread.low, spread.high, spread.is_whole));
  const std::string unit = spread.unit.empty() ? "" : " " + spread.unit;
  return plain_number(std::clamp(rounded, spread.low, spread.high)) + unit;
}

double triangular(const FactorSpread& spread, double chance) {
  const double width = spread.high - spread.low;
  const double mode = (spread.mode - spread.low) / width;
  const double share = chance < mode ? std::sqrt(chance * mode) : 1 - std::sqrt((1 - chance) * (1 - mode));
  return spread.low + width * share;
}

double log_uniform(const FactorSpread& spread, double chance) {
  const double low = portable_log(spread.low);
  return portable_exp(low + (portable_log(spread.high) - low) * chance);
}

double truncated_normal(const FactorSpread& spread, double chance) {
  const double below = normal_cdf((spread.low - spread.mean) / spread.sd);
  const double above = normal_cdf((spread.high - spread.mean) / spread.sd);
  return spread.mean + spread.sd * normal_quantile(below + (above - below) * chance);
}

double discrete(const FactorSpread& spread, double chance) {
  const double whole = std::accumulate(spread.weights.begin(), spread.weights.end(), 0.0);
  double passed = 0;
  double last = spread.values.front();
  for (std::size_t i = 0; i < spread.values.size(); ++i) {
    if (spread.weights[i] <= 0) continue;
    last = spread.values[i];
    passed += spread.weights[i];
    if (chance * whole <= passed) break;
  }
  return last;
}

/// Whole numbers have the half on either side of them, so that those at the ends are as likely as others.
double uniform(const FactorSpread& spread, double chance) {
  const double half = spread.is_whole ? 0.5 : 0;
  return spread.low - half + (spread.high - spread.low + 2 * half) * chance;
}

double quantile(const FactorSpread& spread, double chance) {
  switch (spread.shape) {
    case Shape::uniform:
      return uniform(spread, chance);
    case Shape::triangular:
      return triangular(spread, chance);
    case Shape::log_uniform:
      return log_uniform(spread, chance);
    case Shape::truncated_normal:
      return truncated_normal(spread, chance);
    case Shape::discrete:
      return discrete(spread, chance);
    case Shape::pert:
      break;
  }
  fail_check("shape", __FILE__, __LINE__, "a distribution without a quantile was refused before");
}

}  // namespace

double evenly(double low, double high, std::size_t levels, std::size_t index) {
  TIMBANG_CHECK(levels > 1 && index < levels, "a range has at least its two ends");
  return low + (high - low) * static_cast<double>(index) / static_cast<double>(levels - 1);
}

std::size_t grid_levels(const VariedFactor& factor, std::size_t levels) {
  if (!factor.spread) return factor.levels.size();
  return factor.spread->shape == Shape::discrete ? factor.spread->values.size() : levels;
}

std::string grid_value(const VariedFactor& factor, std::size_t levels, std::size_t index) {
  if (!factor.spread) return factor.levels[index];
  const FactorSpread& spread = *factor.spread;
  if (spread.shape == Shape::discrete) return written(spread, spread.values[index]);
  return written(spread, evenly(spread.low, spread.high, levels, index));
}

std::string value_at(const VariedFactor& factor, double chance) {
  if (factor.spread) return written(*factor.spread, quantile(*factor.spread, chance));
  const auto count = static_cast<double>(factor.levels.size());
  const auto index = static_cast<std::size_t>(chance * count);
  return factor.levels[std::min(index, factor.levels.size() - 1)];
}

}  // namespace timbang
