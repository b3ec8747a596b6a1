#include "analysis/sensitivity.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/analysis_units.hpp"
#include "analysis/emulation.hpp"
#include "statistics/intervals/interval.hpp"
#include "statistics/sensitivity/elementary_effects.hpp"
#include "statistics/sensitivity/partial_rank_correlation.hpp"
#include "text/joined_text.hpp"

namespace timbang {

namespace {

using Kind = ExperimentDesign::Kind;
using Role = DesignInput::Role;

IndexEstimate index_of(const Estimate& estimate) {
  if (!estimate.low || !estimate.high) return {estimate.mean, std::nullopt};
  return {estimate.mean, Range{*estimate.low, *estimate.high}};
}

std::string joined_paths(const DesignRecord& design, const std::vector<std::size_t>& group) {
  std::string paths;
  for (const std::size_t input : group) add_item(paths, " + ", design.inputs[input].path);
  return paths;
}

SensitivityTable sobol_table(const SweepSample& sample, std::size_t outcome) {
  const DesignRecord& design = sample.design();
  const SobolIndices found =
      sobol_indices({sample.outcomes(outcome), design.groups.size(), sample.replications(), Exchange::one_way},
                    bootstrap_plan(design));
  SensitivityTable table{SensitivityMethod::sobol_indices, outcome, "", {"total", "first_order"}, {}, {}, 0, 0};
  for (std::size_t i = 0; i < design.groups.size(); ++i) {
    table.rows.push_back({joined_paths(design, design.groups[i]), "", {found.groups[i].total, found.groups[i].first}});
  }
  table.overall.push_back({"variance_of_mean", found.variance});
  if (found.chance) table.overall.push_back({"chance_share", *found.chance});
  table.blocks_used = found.blocks_used;
  table.blocks_dropped = found.blocks_dropped;
  return table;
}

SensitivityTable morris_table(const SweepSample& sample, std::size_t outcome) {
  const DesignRecord& design = sample.design();
  std::vector<double> ranges;
  // Over whole ranges, so that effects of inputs with different units compare; words have no distance.
  for (const DesignInput& input : design.inputs) ranges.push_back(input.levels.empty() ? input.high - input.low : 0);
  const MorrisScreening found =
      morris_screening(sample.values(), ranges, sample.means(outcome), bootstrap_plan(design));
  SensitivityTable table{SensitivityMethod::elementary_effects, outcome, "", {"mu_star", "sigma", "mu"}, {}, {}, 0, 0};
  for (std::size_t i = 0; i < design.inputs.size(); ++i) {
    const ElementaryEffects& effects = found.inputs[i];
    table.rows.push_back({design.inputs[i].path, "", {effects.mu_star, effects.sigma, effects.mu}});
  }
  table.blocks_used = found.trajectories_used;
  table.blocks_dropped = found.trajectories_dropped;
  return table;
}

/// Partial rank correlations among some points, of the inputs that vary there.
SensitivityTable correlation_table(const SweepSample& sample, std::size_t outcome, const PointGroup& group,
                                   const std::vector<std::size_t>& inputs) {
  const std::vector<double> means = sample.means(outcome);
  const PointSet all = columns_of(sample.values(), inputs);
  PointSet points(inputs.size());
  std::vector<double> outcomes;
  for (const std::size_t point : group.points) {
    points.add(all[point]);
    outcomes.push_back(means[point]);
  }
  const std::vector<IndexEstimate> found = partial_rank_correlations(points, outcomes);
  SensitivityTable table{
      SensitivityMethod::partial_rank_correlations, outcome, group.name, {"partial_rank_correlation"}, {}, {}, 0, 0};
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    table.rows.push_back({sample.design().inputs[inputs[i]].path, "", {found[i]}});
  }
  table.blocks_dropped =
      static_cast<std::size_t>(std::ranges::count_if(outcomes, [](double value) { return std::isnan(value); }));
  table.blocks_used = outcomes.size() - table.blocks_dropped;
  return table;
}

/// In a crossed design what is uncertain, for each option; otherwise everything at once.
void add_correlations(const SweepSample& sample, std::size_t outcome, std::vector<SensitivityTable>& tables) {
  const std::vector<std::size_t> varied = varying_inputs(sample, Role::varied);
  std::vector<std::size_t> inputs = varying_inputs(sample, Role::uncertain);
  const bool is_crossed = sample.design().block > 1;
  // Options are compared separately in a crossed design: each has tables of its own.
  if (!is_crossed) inputs.insert(inputs.begin(), varied.begin(), varied.end());
  if (inputs.empty()) return;
  for (const PointGroup& group : points_by(sample, is_crossed ? varied : std::vector<std::size_t>{})) {
    tables.push_back(correlation_table(sample, outcome, group, inputs));
    if (auto emulated = emulator_table(sample, outcome, group, inputs)) tables.push_back(std::move(*emulated));
  }
}

/// The mean over points of each replication, which share their random numbers, and its interval over replications.
IndexEstimate mean_over(const SweepSample& sample, const std::vector<double>& values,
                        const std::vector<std::size_t>& points) {
  std::vector<double> means(sample.replications());
  for (std::size_t r = 0; r < means.size(); ++r) {
    for (const std::size_t point : points) means[r] += values[point * means.size() + r];
    means[r] /= static_cast<double>(points.size());
  }
  return index_of(estimate_mean(means));
}

/// Points at which no replication is undefined.
std::vector<std::size_t> sound_points(const SweepSample& sample, std::size_t outcome) {
  const std::vector<double> means = sample.means(outcome);
  std::vector<std::size_t> points;
  for (std::size_t point = 0; point < means.size(); ++point) {
    if (!std::isnan(means[point])) points.push_back(point);
  }
  return points;
}

SensitivityTable level_table(const SweepSample& sample, std::size_t outcome) {
  const std::vector<std::size_t> sound = sound_points(sample, outcome);
  SensitivityTable table{SensitivityMethod::level_means, outcome, "", {"mean"}, {}, {}, sound.size(),
                         sample.points() - sound.size()};
  for (std::size_t input = 0; input < sample.design().inputs.size(); ++input) {
    std::vector<PointGroup> levels = points_by(sample, {input});
    std::ranges::sort(levels, [&](const PointGroup& a, const PointGroup& b) {
      return sample.values()[a.points.front()][input] < sample.values()[b.points.front()][input];
    });
    for (const PointGroup& level : levels) {
      std::vector<std::size_t> points;
      // Only points at which every replication is defined, so that each replication's mean is over the same points.
      std::set_intersection(level.points.begin(), level.points.end(), sound.begin(), sound.end(),
                            std::back_inserter(points));
      if (points.empty()) continue;
      const DesignInput& named = sample.design().inputs[input];
      table.rows.push_back({named.path,
                            value_text(named, sample.values()[level.points.front()][input]),
                            {mean_over(sample, sample.outcomes(outcome), points)}});
    }
  }
  return table;
}

/// Of one_at_a_time: each change from the first point, paired by replication.
SensitivityTable change_table(const SweepSample& sample, std::size_t outcome) {
  SensitivityTable table{SensitivityMethod::single_changes, outcome, "", {"change"}, {}, {}, 0, 0};
  const std::vector<double>& values = sample.outcomes(outcome);
  const std::size_t m = sample.replications();
  const auto of = [&](std::size_t point) { return std::span<const double>(values).subspan(point * m, m); };
  // Point 0, the unchanged scenario, is missing: there is nothing to compare with.
  if (sample.number(0) != 0) return table;
  table.overall.push_back({"base", index_of(estimate_mean(of(0)))});
  for (std::size_t input = 0; input < sample.design().inputs.size(); ++input) {
    const DesignInput& named = sample.design().inputs[input];
    for (std::size_t point = 1; point < sample.points(); ++point) {
      const double value = sample.values()[point][input];
      // Another input is changed at this point.
      if (std::isnan(value)) continue;
      const IndexEstimate change = index_of(paired_difference(of(point), of(0)).difference);
      table.rows.push_back({named.path, value_text(named, value), {change}});
      ++(std::isnan(change.value) ? table.blocks_dropped : table.blocks_used);
    }
  }
  return table;
}

}  // namespace

std::vector<SensitivityTable> sensitivity_tables(const SweepSample& sample, std::size_t outcome) {
  switch (sample.design().kind) {
    case Kind::saltelli:
      return {sobol_table(sample, outcome)};
    case Kind::morris:
      return {morris_table(sample, outcome)};
    case Kind::grid:
      return {level_table(sample, outcome)};
    case Kind::one_at_a_time:
      return {change_table(sample, outcome)};
    case Kind::latin_hypercube:
    case Kind::sobol:
    case Kind::table:
    case Kind::ensemble:
      break;
  }
  // Points drawn anyhow: correlations, and an emulator where points suffice.
  std::vector<SensitivityTable> tables;
  add_correlations(sample, outcome, tables);
  return tables;
}

}  // namespace timbang
