#include "analysis/analysis_units.hpp"

#include <cmath>
#include <map>

#include "text/joined_text.hpp"
#include "text/json_writer.hpp"

namespace timbang {

namespace {

/// The replication in the keys of an analysis' own draws; no trial has such a number, so no draw is shared.
constexpr std::uint32_t key_replication = 0x5EEA0000U;

bool varies(const PointSet& points, std::size_t input) {
  bool differs = false;
  for (std::size_t point = 0; point < points.size(); ++point) {
    // A design of single changes leaves an input undefined where another one is changed.
    if (std::isnan(points[point][input])) return false;
    differs = differs || points[point][input] != points[0][input];
  }
  return differs;
}

}  // namespace

StreamKey analysis_key(const DesignRecord& design) {
  return trial_key(design.seed, key_replication, "analysis");
}

BootstrapPlan bootstrap_plan(const DesignRecord& design, std::uint32_t samples) {
  constexpr double confidence = 0.95;
  return {analysis_key(design), samples, confidence};
}

std::string value_text(const DesignInput& input, double value) {
  if (!input.levels.empty()) return input.levels[static_cast<std::size_t>(value)];
  return shortest_text(value) + enclosed(" ", input.unit);
}

// An input without variation has no index, whatever its role.
std::vector<std::size_t> varying_inputs(const SweepSample& sample, DesignInput::Role role) {
  std::vector<std::size_t> inputs;
  for (std::size_t i = 0; i < sample.design().inputs.size(); ++i) {
    if (sample.design().inputs[i].role == role && varies(sample.values(), i)) inputs.push_back(i);
  }
  return inputs;
}

PointSet columns_of(const PointSet& points, const std::vector<std::size_t>& columns) {
  PointSet chosen(columns.size());
  for (std::size_t point = 0; point < points.size(); ++point) {
    std::vector<double> row;
    for (const std::size_t column : columns) row.push_back(points[point][column]);
    chosen.add(row);
  }
  return chosen;
}

std::vector<PointGroup> points_by(const SweepSample& sample, const std::vector<std::size_t>& inputs) {
  // Groups come in the order of their first points.
  const PointSet values = columns_of(sample.values(), inputs);
  std::map<std::vector<double>, std::size_t> known;
  std::vector<PointGroup> groups;
  for (std::size_t point = 0; point < values.size(); ++point) {
    const std::vector<double> at(values[point].begin(), values[point].end());
    const auto [found, is_new] = known.emplace(at, groups.size());
    if (is_new) {
      PointGroup group;
      for (std::size_t i = 0; i < inputs.size(); ++i) {
        const DesignInput& input = sample.design().inputs[inputs[i]];
        group.name += (i == 0 ? "" : ", ") + input.path + "=" + value_text(input, at[i]);
      }
      groups.push_back(std::move(group));
    }
    groups[found->second].points.push_back(point);
  }
  return groups;
}

}  // namespace timbang
