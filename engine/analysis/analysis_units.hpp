#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/sweep_sample.hpp"
#include "statistics/intervals/bootstrap.hpp"

namespace timbang {

// What the parts of an analysis have in common.

/// The draws of an analysis: keyed by the sweep's seed, so that the same store gives the same intervals.
[[nodiscard]] StreamKey analysis_key(const DesignRecord& design);
/// Intervals of 95 % by these many bootstrap samples.
[[nodiscard]] BootstrapPlan bootstrap_plan(const DesignRecord& design, std::uint32_t samples = 1000);

/// An input's value as people read it: "8.75 minutes", or the level's text.
[[nodiscard]] std::string value_text(const DesignInput& input, double value);

/// Positions of the inputs of a role that have a value at every point and vary over them.
[[nodiscard]] std::vector<std::size_t> varying_inputs(const SweepSample& sample, DesignInput::Role role);

/// These columns of points.
[[nodiscard]] PointSet columns_of(const PointSet& points, const std::vector<std::size_t>& columns);

/// Points with the same values of some inputs, in the order in which they first come up.
struct PointGroup {
  std::string name;                 ///< "path=value, ..."; empty without inputs
  std::vector<std::size_t> points;  ///< of the sample
};

[[nodiscard]] std::vector<PointGroup> points_by(const SweepSample& sample, const std::vector<std::size_t>& inputs);

}  // namespace timbang
