#include "experiment/sweep_design.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "base/check.hpp"
#include "experiment/factor_values.hpp"
#include "statistics/latin_hypercube.hpp"
#include "statistics/sobol_sequence.hpp"

namespace timbang {

namespace {

using Kind = ExperimentDesign::Kind;

/// Far from the number of any replication.
constexpr std::uint32_t key_replication = 0x5EE90000U;

/// How many values each dimension has on the plan's grid.
std::vector<std::size_t> grid_dimensions(const ExperimentPlan& plan) {
  std::vector<std::size_t> levels;
  for (const VariedFactor& factor : plan.varied) levels.push_back(grid_levels(factor, plan.design.levels));
  levels.resize(levels.size() + plan.uncertain.parameters.size(), plan.design.levels);
  return levels;
}

std::uint64_t saturating_product(const std::vector<std::size_t>& factors) {
  std::uint64_t product = 1;
  for (const std::uint64_t factor : factors) {
    if (product > std::numeric_limits<std::uint64_t>::max() / factor) return std::numeric_limits<std::uint64_t>::max();
    product *= factor;
  }
  return product;
}

/// The number next to the golden section of `points` that has no divisor in common with it.
std::size_t even_stride(std::size_t points) {
  constexpr double golden_section = 0.6180339887498949;
  auto stride = static_cast<std::size_t>(static_cast<double>(points) * golden_section);
  stride = std::max<std::size_t>(stride, 1);
  while (std::gcd(stride, points) != 1) ++stride;
  return stride;
}

}  // namespace

std::uint64_t design_size(const ExperimentPlan& plan) {
  const std::vector<std::size_t> levels = grid_dimensions(plan);
  switch (plan.design.kind) {
    case Kind::grid:
      return saturating_product(levels);
    case Kind::one_at_a_time: {
      std::uint64_t points = 1;
      for (const VariedFactor& factor : plan.varied) points += grid_levels(factor, 2);
      return points + 2 * plan.uncertain.parameters.size();
    }
    case Kind::latin_hypercube:
    case Kind::sobol:
      break;
  }
  return plan.design.points;
}

SweepDesign::SweepDesign(const ExperimentPlan& plan, std::uint64_t seed, std::string_view city_code)
    : plan_(plan), space_(plan.uncertain), points_(static_cast<std::size_t>(design_size(plan))) {
  const StreamKey key = trial_key(seed, key_replication, city_code);
  const std::size_t dimensions = plan.varied.size() + space_.dimensions();
  if (plan.design.kind == Kind::grid) stride_ = even_stride(points_);
  if (plan.design.kind == Kind::latin_hypercube) chances_ = latin_hypercube(key, 0, points_, dimensions);
  if (plan.design.kind == Kind::sobol) chances_ = sobol_sequence(key, 0, 0, points_, dimensions);
}

std::size_t SweepDesign::visited(std::size_t position) const {
  return static_cast<std::size_t>(std::uint64_t{position} * stride_ % points_);
}

std::optional<PointSettings> SweepDesign::settings(std::size_t point) const {
  TIMBANG_CHECK(point < points_, "no such point in the design");
  switch (plan_.design.kind) {
    case Kind::grid:
      return on_grid(point);
    case Kind::one_at_a_time:
      return alone(point);
    case Kind::latin_hypercube:
    case Kind::sobol:
      break;
  }
  return at_chances(chances_[point]);
}

/// The last dimension steps quickest.
std::optional<PointSettings> SweepDesign::on_grid(std::size_t point) const {
  const std::vector<std::size_t> levels = grid_dimensions(plan_);
  std::vector<std::size_t> at(levels.size());
  for (std::size_t i = levels.size(); i-- > 0;) {
    at[i] = point % levels[i];
    point /= levels[i];
  }
  PointSettings settings;
  for (std::size_t i = 0; i < plan_.varied.size(); ++i) {
    settings.varied.push_back({plan_.varied[i].path, grid_value(plan_.varied[i], levels[i], at[i])});
  }
  std::vector<double> values;
  for (const CalibrationParameter& parameter : space_.parameters()) {
    const std::size_t i = plan_.varied.size() + values.size();
    const int power = rounding_power(parameter.low, parameter.high, parameter.is_whole);
    values.push_back(rounded_to(evenly(parameter.low, parameter.high, levels[i], at[i]), power));
  }
  auto assumed = space_.settings(values);
  if (!assumed) return std::nullopt;
  settings.assumed = std::move(*assumed);
  return settings;
}

std::optional<PointSettings> SweepDesign::at_chances(std::span<const double> chances) const {
  PointSettings settings;
  for (std::size_t i = 0; i < plan_.varied.size(); ++i) {
    settings.varied.push_back({plan_.varied[i].path, value_at(plan_.varied[i], chances[i])});
  }
  auto assumed = space_.settings(space_.values_at(chances.subspan(plan_.varied.size())));
  if (!assumed) return std::nullopt;
  settings.assumed = std::move(*assumed);
  return settings;
}

std::optional<PointSettings> SweepDesign::alone(std::size_t point) const {
  if (point == 0) return PointSettings{};
  std::size_t index = point - 1;
  for (const VariedFactor& factor : plan_.varied) {
    const std::size_t values = grid_levels(factor, 2);
    if (index < values) return PointSettings{{{factor.path, grid_value(factor, values, index)}}, {}};
    index -= values;
  }
  const CalibrationParameter& parameter = space_.parameters()[index / 2];
  return alone_uncertain(index / 2, index % 2 == 0 ? parameter.low : parameter.high);
}

/// One uncertain parameter changed, with the shares that give way to it and no others.
std::optional<PointSettings> SweepDesign::alone_uncertain(std::size_t parameter, double value) const {
  std::vector<double> values;
  for (const CalibrationParameter& each : space_.parameters()) values.push_back(each.value);
  values[parameter] = value;
  const auto all = space_.settings(values);
  if (!all) return std::nullopt;
  std::vector<std::string> wanted{space_.parameters()[parameter].path};
  for (const ShareComposition& shares : plan_.uncertain.compositions) {
    const auto& calibrated = shares.calibrated;
    if (std::find(calibrated.begin(), calibrated.end(), parameter) == calibrated.end()) continue;
    wanted.insert(wanted.end(), shares.others.begin(), shares.others.end());
  }
  PointSettings settings;
  for (const Setting& each : *all) {
    if (std::find(wanted.begin(), wanted.end(), each.path) != wanted.end()) settings.assumed.push_back(each);
  }
  return settings;
}

}  // namespace timbang
