#include "analysis/discovery.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "analysis/analysis_units.hpp"
#include "base/problem.hpp"

namespace timbang {

namespace {

using Kind = ExperimentDesign::Kind;

// Two for the half that chooses the box and two for the half that tests it.
constexpr std::size_t fewest_draws_to_split = 4;

/// Whether a point is an independent draw of the inputs.
bool is_independent(const DesignRecord& design, std::size_t point) {
  const std::size_t place = point % design.block;
  // Between the first and the last point of a Saltelli block stand their mixtures, which would count the same draws
  // again.
  return design.kind != Kind::saltelli || place == 0 || place + 1 == design.block;
}

/// From so many values on a column of a table is taken for one that was drawn.
constexpr std::size_t values_of_a_draw = 10;

/// Columns of a table that look drawn; all if none does.
std::vector<std::size_t> drawn_columns(const PointSet& values) {
  std::vector<std::size_t> drawn;
  std::vector<std::size_t> all(values.dimensions());
  std::iota(all.begin(), all.end(), std::size_t{0});
  for (const std::size_t column : all) {
    std::set<double> seen;
    for (std::size_t point = 0; point < values.size(); ++point) seen.insert(values[point][column]);
    if (seen.size() > values_of_a_draw) drawn.push_back(column);
  }
  return drawn.empty() ? all : drawn;
}

/// By point which points share a draw: those of a block of the design; of a table, which says nothing of how it was
/// made, rows that agree in everything that looks drawn.
std::vector<std::size_t> shared_draws(const SweepSample& sample) {
  std::vector<std::size_t> blocks(sample.points());
  if (sample.design().kind != Kind::table) {
    for (std::size_t point = 0; point < blocks.size(); ++point) {
      blocks[point] = sample.number(point) / sample.design().block;
    }
    return blocks;
  }
  const PointSet drawn = columns_of(sample.values(), drawn_columns(sample.values()));
  std::map<std::vector<double>, std::size_t> known;
  for (std::size_t point = 0; point < blocks.size(); ++point) {
    blocks[point] = known.emplace(std::vector<double>(drawn[point].begin(), drawn[point].end()), point).first->second;
  }
  return blocks;
}

FoundLimit limit_of(const DesignInput& input, const LimitedInput& limited) {
  FoundLimit found{input.path, input.unit, std::nullopt, std::nullopt, {}, limited.quasi_p_value, limited.stands_out};
  if (std::isfinite(limited.limits.low)) found.low = limited.limits.low;
  if (std::isfinite(limited.limits.high)) found.high = limited.limits.high;
  // Listed levels are positions, and limits lie between them.
  for (std::size_t level = 0; level < input.levels.size(); ++level) {
    if (limited.limits.contains(static_cast<double>(level))) found.levels.push_back(input.levels[level]);
  }
  return found;
}

std::vector<std::size_t> all_varying(const SweepSample& sample) {
  std::vector<std::size_t> inputs = varying_inputs(sample, DesignInput::Role::varied);
  const std::vector<std::size_t> uncertain = varying_inputs(sample, DesignInput::Role::uncertain);
  inputs.insert(inputs.end(), uncertain.begin(), uncertain.end());
  std::ranges::sort(inputs);
  return inputs;
}

}  // namespace

std::vector<double> met_shares(const SweepSample& sample, const WantedOutcome& target) {
  std::vector<double> met = sample.outcomes(target.outcome);
  // Replications that are undefined stay so and leave their point out.
  for (double& value : met) {
    if (!std::isnan(value)) value = target.is_met(value) ? 1 : 0;
  }
  return means_of(met, sample.replications());
}

FoundScenario find_scenario(const SweepSample& sample, const WantedOutcome& target) {
  const DesignRecord& design = sample.design();
  const Place typed{"--target", 1, 1, target.text};
  // These designs change one input at a time and say nothing of regions.
  if (design.kind == Kind::morris || design.kind == Kind::one_at_a_time) {
    throw ScenarioError({{"target_without_spread", typed, "", {{"design", std::string(design_word(design.kind))}}}});
  }
  const std::vector<std::size_t> inputs = all_varying(sample);
  const std::vector<double> shares = met_shares(sample, target);
  const PointSet all = columns_of(sample.values(), inputs);
  PointSet points(inputs.size());
  std::vector<double> responses;
  std::vector<std::size_t> blocks;
  const std::vector<std::size_t> draws = shared_draws(sample);
  FoundScenario found;
  found.target = target;
  for (std::size_t point = 0; point < sample.points(); ++point) {
    if (!is_independent(design, point)) continue;
    if (std::isnan(shares[point])) {
      ++found.points_dropped;
      continue;
    }
    points.add(all[point]);
    responses.push_back(shares[point]);
    blocks.push_back(draws[point]);
  }
  found.points_used = responses.size();
  found.draws_used = std::set<std::size_t>(blocks.begin(), blocks.end()).size();
  if (found.draws_used < fewest_draws_to_split) throw ScenarioError({{"target_few_points", typed, "", {}}});
  found.met_share = std::accumulate(responses.begin(), responses.end(), 0.0) / static_cast<double>(responses.size());
  // Nothing separates points that all agree.
  if (found.met_share == 0 || found.met_share == 1) return found;
  const Discovery discovery = discover(points, responses, blocks, analysis_key(design));
  for (const LimitedInput& limited : discovery.limited) {
    found.limits.push_back(limit_of(design.inputs[inputs[limited.input]], limited));
  }
  found.chosen_on = discovery.chosen_on;
  found.tested_on = discovery.tested_on;
  found.peeling = discovery.peeling;
  return found;
}

}  // namespace timbang
