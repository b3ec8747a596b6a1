#include "analysis/emulation.hpp"

#include <algorithm>
#include <cmath>

#include "statistics/calibration/gaussian_process.hpp"

namespace timbang {

namespace {

constexpr std::size_t fewest_points_to_learn = 20;
constexpr std::size_t most_points = 400;  // the fitting time grows with their cube
constexpr double fewest_explained = 0.5;  // of an emulator whose indices are reported
// A power of two, so that the Sobol points of the blocks are balanced.
constexpr std::size_t index_blocks = 256;

/// Whether points were drawn from the unit cube, and not written down.
bool is_drawn(const DesignRecord& design) {
  return design.kind != ExperimentDesign::Kind::table && design.kind != ExperimentDesign::Kind::ensemble;
}

/// Inputs of the unit cube: their chances, or where they were written down their place in their range.
PointSet unit_inputs(const SweepSample& sample, const std::vector<std::size_t>& inputs) {
  if (is_drawn(sample.design())) return columns_of(sample.chances(), inputs);
  const PointSet values = columns_of(sample.values(), inputs);
  PointSet scaled(inputs.size());
  for (std::size_t point = 0; point < values.size(); ++point) {
    std::vector<double> at(values[point].begin(), values[point].end());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const DesignInput& input = sample.design().inputs[inputs[i]];
      at[i] = (at[i] - input.low) / (input.high - input.low);
    }
    scaled.add(at);
  }
  return scaled;
}

/// Variance of one trial around its point's mean, pooled over points.
double pooled_variance(const std::vector<double>& values, const std::vector<std::size_t>& points, std::size_t m) {
  // One replication has no variance of its own; the nugget takes it.
  if (m < 2) return 0;
  const std::vector<double> means = means_of(values, m);
  double squares = 0;
  for (const std::size_t point : points) {
    for (std::size_t r = 0; r < m; ++r) squares += std::pow(values[point * m + r] - means[point], 2);
  }
  return squares / static_cast<double>(points.size() * (m - 1));
}

EmulatorSample sample_of(const SweepSample& sample, std::size_t outcome, const PointGroup& group,
                         const std::vector<std::size_t>& inputs) {
  const std::vector<double> means = sample.means(outcome);
  std::vector<std::size_t> sound;
  for (const std::size_t point : group.points) {
    if (!std::isnan(means[point])) sound.push_back(point);
  }
  const PointSet all = unit_inputs(sample, inputs);
  const std::size_t m = sample.replications();
  const double variance = sound.empty() ? 0 : pooled_variance(sample.outcomes(outcome), sound, m);
  EmulatorSample taught{PointSet(inputs.size()), {}, {}};
  for (const std::size_t point : sound) {
    taught.inputs.add(all[point]);
    taught.outputs.push_back(means[point]);
    // Pooled over points: a few replications are too few for a variance of each point's own.
    taught.noise_variance.push_back(variance / static_cast<double>(m));
  }
  return taught;
}

/// Indices of the emulator's mean. Their intervals are of the sampling of the emulator, not of what it does not know.
void add_indices(SensitivityTable& table, const GaussianProcess& emulator, const DesignRecord& design) {
  const std::size_t dimensions = table.rows.size();
  // The emulator is evaluated and not the model, so that points cost nothing.
  const PointSet points = saltelli_design(analysis_key(design), 0, index_blocks, dimensions, single_inputs(dimensions));
  SaltelliOutcomes outcomes{{}, dimensions, 1, Exchange::one_way};
  for (std::size_t i = 0; i < points.size(); ++i) outcomes.values.push_back(emulator.at(points[i]).mean);
  const SobolIndices found = sobol_indices(outcomes, bootstrap_plan(design));
  table.indices = {"total", "first_order"};
  for (std::size_t i = 0; i < dimensions; ++i) {
    table.rows[i].estimates = {found.groups[i].total, found.groups[i].first};
  }
}

}  // namespace

std::optional<SensitivityTable> emulator_table(const SweepSample& sample, std::size_t outcome, const PointGroup& group,
                                               const std::vector<std::size_t>& inputs) {
  const EmulatorSample taught = sample_of(sample, outcome, group, inputs);
  const std::size_t count = taught.outputs.size();
  // Twice as many points as inputs, and at least twenty; beyond 400 fitting takes too long.
  if (count < std::max(fewest_points_to_learn, 2 * inputs.size()) || count > most_points) return std::nullopt;
  const auto [least, most] = std::minmax_element(taught.outputs.begin(), taught.outputs.end());
  // Nothing varies: there is nothing to explain.
  if (*least == *most) return std::nullopt;
  const GaussianProcess emulator = GaussianProcess::fit(taught);
  const EmulatorQuality quality = emulator.cross_validated();
  SensitivityTable table{SensitivityMethod::emulator, outcome, group.name, {}, {}, {}, count,
                         group.points.size() - count};
  for (const std::size_t input : inputs) table.rows.push_back({sample.design().inputs[input].path, "", {}});
  table.overall = {{"explained_share", {quality.explained_share, std::nullopt}},
                   {"within_two_sd", {quality.within_two_sd, std::nullopt}},
                   {"root_mean_square_error", {quality.root_mean_square_error, std::nullopt}}};
  // Sobol indices split the variance among independent inputs only, and an emulator that explains little has none worth
  // reporting.
  const bool are_independent = is_drawn(sample.design()) && !sample.design().has_correlated_inputs;
  if (are_independent && quality.explained_share >= fewest_explained) {
    add_indices(table, emulator, sample.design());
  } else {
    table.rows.clear();
  }
  return table;
}

}  // namespace timbang
