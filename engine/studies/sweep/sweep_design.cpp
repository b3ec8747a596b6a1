#include "studies/sweep/sweep_design.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/check.hpp"
#include "statistics/designs/latin_hypercube.hpp"
#include "statistics/designs/rank_correlation.hpp"
#include "statistics/designs/sobol_sequence.hpp"
#include "studies/sweep/design_inputs.hpp"
#include "studies/sweep/factor_values.hpp"

namespace timbang {

namespace {

using Kind = ExperimentDesign::Kind;

/// Far from the number of any replication.
constexpr std::uint32_t key_replication = 0x5EE90000U;
constexpr double as_in_scenario = std::numeric_limits<double>::quiet_NaN();

std::vector<std::size_t> levels_of_varied(const ExperimentPlan& plan, std::size_t of_spread) {
  std::vector<std::size_t> levels;
  for (const VariedFactor& factor : plan.varied) levels.push_back(grid_levels(factor, of_spread));
  return levels;
}

/// How many values each dimension has on the plan's grid, or each that is varied in a crossed design.
std::vector<std::size_t> grid_dimensions(const ExperimentPlan& plan) {
  std::vector<std::size_t> levels = levels_of_varied(plan, plan.design.levels);
  if (plan.design.kind != Kind::grid) return levels;
  for (const CalibrationParameter& parameter : plan.uncertain.parameters) {
    levels.push_back(whole_levels(parameter.low, parameter.high, parameter.is_whole, plan.design.levels));
  }
  return levels;
}

/// How many alternatives each dimension has one at a time.
std::vector<std::size_t> alternatives(const ExperimentPlan& plan) {
  std::vector<std::size_t> counts = levels_of_varied(plan, 2);
  counts.resize(counts.size() + plan.uncertain.parameters.size(), 2);
  return counts;
}

std::uint64_t times(std::uint64_t a, std::uint64_t b) {
  const std::vector<std::size_t> factors{a, b};
  return grid_size(factors);
}

PointSet latin(StreamKey key, std::size_t points, const std::vector<double>& correlations, std::size_t dimensions) {
  PointSet design = latin_hypercube(key, 0, points, dimensions);
  // Iman and Conover's way needs more points than dimensions.
  return points > dimensions ? with_rank_correlations(design, correlations) : design;
}

/// Morris's trajectories, on as many places of each input as it has different values.
PointSet trajectories(StreamKey key, const ExperimentPlan& plan) {
  std::vector<std::size_t> places;
  for (const VariedFactor& factor : plan.varied) places.push_back(trajectory_places(factor, plan.design.levels));
  for (const CalibrationParameter& parameter : plan.uncertain.parameters) {
    const std::size_t levels = whole_levels(parameter.low, parameter.high, parameter.is_whole, plan.design.levels);
    places.push_back(std::max<std::size_t>(2, levels));
  }
  const PointSet even = morris_design(key, 0, plan.design.points, places);
  PointSet chances(places.size());
  for (std::size_t i = 0; i < even.size(); ++i) {
    std::vector<double> point(even[i].begin(), even[i].end());
    for (std::size_t j = 0; j < plan.varied.size(); ++j) {
      const double at = point[j] * static_cast<double>(places[j] - 1);
      point[j] = chance_of_place(plan.varied[j], places[j], static_cast<std::size_t>(std::lround(at)));
    }
    chances.add(point);
  }
  return chances;
}

}  // namespace

std::uint64_t design_size(const ExperimentPlan& plan) {
  const std::uint64_t inputs = plan.varied.size() + plan.uncertain.parameters.size();
  switch (plan.design.kind) {
    case Kind::grid:
      return grid_size(grid_dimensions(plan));
    case Kind::one_at_a_time:
      return one_at_a_time(alternatives(plan)).size() + 1;
    case Kind::saltelli:
      return times(plan.design.points,
                   saltelli_block(design_groups(plan, design_inputs(plan)).size(), Exchange::one_way));
    case Kind::morris:
      return times(plan.design.points, inputs + 1);
    case Kind::table:
      return plan.design.table.rows.size();
    case Kind::ensemble:
      return times(plan.design.table.rows.size(), grid_size(grid_dimensions(plan)));
    case Kind::latin_hypercube:
    case Kind::sobol:
      break;
  }
  return plan.design.is_crossed ? times(plan.design.points, grid_size(grid_dimensions(plan))) : plan.design.points;
}

SweepDesign::SweepDesign(const ExperimentPlan& plan, std::uint64_t seed, std::string_view city_code)
    : plan_(plan),
      space_(plan.uncertain),
      inputs_(design_inputs(plan)),
      groups_(design_groups(plan, inputs_)),
      points_(static_cast<std::size_t>(design_size(plan))) {
  const StreamKey key = trial_key(seed, key_replication, city_code);
  // A crossed design draws only what is uncertain and has every combination of what is varied.
  const std::size_t first_drawn = plan.design.is_crossed ? plan.varied.size() : 0;
  const std::size_t drawn = inputs_.size() - first_drawn;
  const std::size_t count = plan.design.points;
  const std::vector<double> correlations = design_correlations(plan, inputs_, first_drawn);
  const auto correlated = [&](const PointSet& design) {
    return plan.design.correlated.empty() ? design : through_normal_copula(design, correlations);
  };
  if (plan.design.kind == Kind::grid || plan.design.is_crossed) levels_ = grid_dimensions(plan);
  if (plan.design.is_crossed) options_ = grid_size(levels_);
  if (plan.design.kind == Kind::one_at_a_time) changes_ = one_at_a_time(alternatives(plan));
  if (plan.design.kind == Kind::latin_hypercube) chances_ = latin(key, count, correlations, drawn);
  if (plan.design.kind == Kind::sobol) chances_ = correlated(sobol_sequence(key, 0, 0, count, drawn));
  if (plan.design.kind == Kind::saltelli) {
    // Inputs depend on each other only within a group, so that points can be correlated after the exchange.
    chances_ = correlated(saltelli_design(key, 0, count, drawn, groups_));
  }
  if (plan.design.kind == Kind::morris) chances_ = trajectories(key, plan);
}

DesignRecord SweepDesign::record(std::uint64_t seed, std::uint32_t replications) const {
  DesignRecord record{plan_.design.kind, inputs_,     {}, options_, !plan_.design.correlated.empty(), seed,
                      replications,      plan_.values};
  if (record.kind == Kind::saltelli) {
    record.groups = groups_;
    record.block = saltelli_block(groups_.size(), Exchange::one_way);
  }
  if (record.kind == Kind::morris) record.block = inputs_.size() + 1;
  return record;
}

SweepDesign::Values SweepDesign::values(std::size_t point) const {
  TIMBANG_CHECK(point < points_, "no such point in the design");
  if (is_drawn()) return drawn(point);
  switch (plan_.design.kind) {
    case Kind::one_at_a_time:
      return alone(point);
    case Kind::table:
      return {plan_.design.table.rows[point], {}, {}};
    case Kind::ensemble:
      // Every combination at each member, one after the other.
      return {option(point), plan_.design.table.rows[point / options_], {}};
    default:
      return on_grid(point);
  }
}

SweepDesign::Values SweepDesign::on_grid(std::size_t point) const {
  const Levels at = grid_point(levels_, point);
  Values values;
  for (std::size_t i = 0; i < plan_.varied.size(); ++i) {
    values.varied.push_back(grid_value(plan_.varied[i], levels_[i], at[i]));
  }
  for (std::size_t i = plan_.varied.size(); i < levels_.size(); ++i) {
    const CalibrationParameter& parameter = space_.parameters()[i - plan_.varied.size()];
    const int power = rounding_power(parameter.low, parameter.high, parameter.is_whole);
    values.uncertain.push_back(rounded_to(evenly(parameter.low, parameter.high, levels_[i], at[i]), power));
  }
  return values;
}

std::vector<std::string> SweepDesign::option(std::size_t point) const {
  const Levels at = grid_point(levels_, point % options_);
  std::vector<std::string> values;
  for (std::size_t i = 0; i < at.size(); ++i) {
    values.push_back(grid_value(plan_.varied[i], levels_[i], at[i]));
  }
  return values;
}

SweepDesign::Values SweepDesign::drawn(std::size_t point) const {
  std::span<const double> at_chances = chances(point);
  Values values;
  if (plan_.design.is_crossed) {
    values.varied = option(point);
  } else {
    for (std::size_t i = 0; i < plan_.varied.size(); ++i) {
      values.varied.push_back(value_at(plan_.varied[i], at_chances[i]));
    }
    at_chances = at_chances.subspan(plan_.varied.size());
  }
  values.uncertain = space_.values_at(at_chances);
  return values;
}

SweepDesign::Values SweepDesign::alone(std::size_t point) const {
  Values values{
      std::vector<std::string>(plan_.varied.size()), {}, std::vector<double>(space_.dimensions(), as_in_scenario)};
  // The first point is the scenario itself.
  if (point == 0) return values;
  const SingleChange& change = changes_[point - 1];
  if (change.dimension < plan_.varied.size()) {
    const VariedFactor& factor = plan_.varied[change.dimension];
    values.varied[change.dimension] = grid_value(factor, grid_levels(factor, 2), change.alternative);
  } else {
    const std::size_t index = change.dimension - plan_.varied.size();
    const CalibrationParameter& parameter = space_.parameters()[index];
    values.uncertain[index] = change.alternative == 0 ? parameter.low : parameter.high;
  }
  return values;
}

std::optional<PointSettings> SweepDesign::settings(std::size_t point) const {
  const Values at = values(point);
  PointSettings settings;
  for (std::size_t i = 0; i < at.varied.size(); ++i) {
    if (!at.varied[i].empty()) settings.varied.push_back({inputs_[i].path, at.varied[i]});
  }
  for (std::size_t i = 0; i < at.member.size(); ++i) {
    settings.assumed.push_back({inputs_[at.varied.size() + i].path, at.member[i]});
  }
  if (at.uncertain.empty()) return settings;
  const bool are_all_set =
      std::none_of(at.uncertain.begin(), at.uncertain.end(), [](double value) { return std::isnan(value); });
  // Of some alone the others stay out, since they would fix what the scenario says.
  auto assumed = are_all_set ? space_.settings(at.uncertain) : space_.settings_of_some(at.uncertain);
  if (!assumed) return std::nullopt;
  settings.assumed = std::move(*assumed);
  return settings;
}

std::vector<PointInput> SweepDesign::inputs(std::size_t point) const {
  const Values at = values(point);
  std::vector<PointInput> inputs(inputs_.size());
  const std::size_t first_drawn = plan_.design.is_crossed ? plan_.varied.size() : 0;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const std::size_t beyond = i - std::min(i, at.varied.size());
    if (i < at.varied.size()) {
      inputs[i].value = input_value(inputs_[i], at.varied[i]);
    } else if (beyond < at.member.size()) {
      inputs[i].value = input_value(inputs_[i], at.member[beyond]);
    } else {
      inputs[i].value = at.uncertain[beyond];
    }
    if (is_drawn() && i >= first_drawn) inputs[i].chance = chances(point)[i - first_drawn];
  }
  return inputs;
}

}  // namespace timbang
