#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "experiment/parameter_space.hpp"
#include "scenario/experiment_plan.hpp"
#include "statistics/point_set.hpp"

namespace timbang {

/// How a point's scenario differs from the experiment's.
struct PointSettings {
  std::vector<Setting> varied;   ///< laid over the scenario, as --set does
  std::vector<Setting> assumed;  ///< other beliefs, which change the baseline too
};

/// How many points a plan's design has; the largest number if that is more than can be counted.
[[nodiscard]] std::uint64_t design_size(const ExperimentPlan& plan);

/// The points of an experiment's design: what is varied first, then what is uncertain. A grid and one_at_a_time are
/// computed point by point and take no memory; the other designs are keyed by seed and city.
///
/// A number that is spread has in a grid evenly spaced values from the low to the high end of its range; in
/// latin_hypercube and sobol the quantiles of its distribution; in one_at_a_time both ends, the others staying as the
/// scenario has them, which is the first point.
class SweepDesign {
 public:
  /// Requires: the plan outlives it; design_size() is at most 2^31.
  SweepDesign(const ExperimentPlan& plan, std::uint64_t seed, std::string_view city_code);

  [[nodiscard]] std::size_t points() const { return points_; }
  /// Nothing if the point's shares would exceed 1. Requires: point < points().
  [[nodiscard]] std::optional<PointSettings> settings(std::size_t point) const;
  /// The point that is simulated as number `position`: a grid is visited in long, even strides, so that those who stop
  /// early have seen all of it.
  [[nodiscard]] std::size_t visited(std::size_t position) const;

 private:
  [[nodiscard]] std::optional<PointSettings> on_grid(std::size_t point) const;
  [[nodiscard]] std::optional<PointSettings> at_chances(std::span<const double> chances) const;
  [[nodiscard]] std::optional<PointSettings> alone(std::size_t point) const;
  [[nodiscard]] std::optional<PointSettings> alone_uncertain(std::size_t parameter, double value) const;

  const ExperimentPlan& plan_;
  ParameterSpace space_;
  std::size_t points_ = 0;
  std::size_t stride_ = 1;
  PointSet chances_;  ///< of latin_hypercube and sobol
};

}  // namespace timbang
