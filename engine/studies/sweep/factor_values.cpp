#include "studies/sweep/factor_values.hpp"

#include <algorithm>

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

std::size_t range_levels(double low, double high, bool is_whole, std::size_t levels) {
  // Between 1 and 3 there are three whole numbers, however many levels are asked for.
  return is_whole ? std::min(levels, static_cast<std::size_t>(high - low) + 1) : levels;
}

std::size_t grid_levels(const VariedFactor& factor, std::size_t levels) {
  if (!factor.spread) return factor.levels.size();
  const FactorSpread& spread = *factor.spread;
  if (spread.shape == Shape::discrete) return spread.values.size();
  return range_levels(spread.low, spread.high, spread.is_whole, levels);
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
