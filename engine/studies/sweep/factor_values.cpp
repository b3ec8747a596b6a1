#include "studies/sweep/factor_values.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/check.hpp"
#include "statistics/designs/input_distribution.hpp"
#include "studies/parameter_space.hpp"

namespace timbang {

namespace {

using Shape = FactorSpread::Shape;

std::string written(const FactorSpread& spread, double value) {
  const bool is_listed = spread.shape == Shape::discrete;
  // Listed values are written as they were given.
  const double rounded =
      is_listed ? value : rounded_to(value, rounding_power(spread.low, spread.high, spread.is_whole));
  const std::string unit = spread.unit.empty() ? "" : " " + spread.unit;
  return plain_number(std::clamp(rounded, spread.low, spread.high)) + unit;
}

/// Whole numbers have the half on either side of them, so that those at the ends are as likely as others.
InputDistribution distribution_of(const FactorSpread& spread) {
  const double half = spread.is_whole ? 0.5 : 0;
  switch (spread.shape) {
    case Shape::triangular:
      return TriangularInput{spread.low, spread.mode, spread.high};
    case Shape::log_uniform:
      return LogUniformInput{spread.low, spread.high};
    case Shape::pert:
      return PertInput{spread.low, spread.mode, spread.high};
    case Shape::discrete:
      return DiscreteInput{spread.values, spread.weights};
    case Shape::truncated_normal:
      return TruncatedNormalInput{spread.mean, spread.sd, spread.low, spread.high};
    case Shape::uniform:
      break;
  }
  return UniformInput{spread.low - half, spread.high + half};
}

/// Quantiles are of the open interval: at its ends are those of the range.
double spread_value(const FactorSpread& spread, double chance) {
  const bool is_end = chance <= 0 || chance >= 1;
  if (is_end && spread.shape != Shape::discrete) return chance <= 0 ? spread.low : spread.high;
  // Half of the smallest step of a 32-bit draw.
  constexpr double nearest = 0x1p-33;
  return quantile(distribution_of(spread), std::clamp(chance, nearest, 1 - nearest));
}

}  // namespace

double evenly(double low, double high, std::size_t levels, std::size_t index) {
  TIMBANG_CHECK(levels > 1 && index < levels, "a range has at least its two ends");
  return low + (high - low) * static_cast<double>(index) / static_cast<double>(levels - 1);
}

std::size_t whole_levels(double low, double high, bool is_whole, std::size_t levels) {
  if (!is_whole) return levels;
  // More places than whole numbers would give one of them twice.
  return std::min(levels, static_cast<std::size_t>(std::floor(high) - std::ceil(low)) + 1);
}

std::size_t grid_levels(const VariedFactor& factor, std::size_t levels) {
  if (!factor.spread) return factor.levels.size();
  const FactorSpread& spread = *factor.spread;
  if (spread.shape == Shape::discrete) return spread.values.size();
  return whole_levels(spread.low, spread.high, spread.is_whole, levels);
}

std::size_t trajectory_places(const VariedFactor& factor, std::size_t levels) {
  return std::max<std::size_t>(2, grid_levels(factor, levels));
}

double chance_of_place(const VariedFactor& factor, std::size_t places, std::size_t place) {
  const double even = static_cast<double>(place) / static_cast<double>(places - 1);
  if (!factor.spread || factor.spread->shape != Shape::discrete) return even;
  // The middle of the value's own part of (0, 1), by its weight.
  const std::vector<double>& weights = factor.spread->weights;
  const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
  const double before = std::accumulate(weights.begin(), weights.begin() + static_cast<std::ptrdiff_t>(place), 0.0);
  return (before + weights[place] / 2) / all;
}

std::string grid_value(const VariedFactor& factor, std::size_t levels, std::size_t index) {
  if (!factor.spread) return factor.levels[index];
  const FactorSpread& spread = *factor.spread;
  if (spread.shape == Shape::discrete) return written(spread, spread.values[index]);
  return written(spread, evenly(spread.low, spread.high, levels, index));
}

std::string value_at(const VariedFactor& factor, double chance) {
  if (factor.spread) return written(*factor.spread, spread_value(*factor.spread, chance));
  // Each value has an equal part of (0, 1).
  const auto count = static_cast<double>(factor.levels.size());
  const auto index = static_cast<std::size_t>(chance * count);
  return factor.levels[std::min(index, factor.levels.size() - 1)];
}

}  // namespace timbang
