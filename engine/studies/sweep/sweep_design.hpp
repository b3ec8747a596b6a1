#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "results/sweep/design_record.hpp"
#include "scenario/experiments/experiment_plan.hpp"
#include "statistics/designs/point_set.hpp"
#include "statistics/designs/sensitivity_designs.hpp"
#include "statistics/designs/simple_designs.hpp"
#include "studies/parameter_space.hpp"

namespace timbang {

/// How a point's scenario differs from the experiment's.
struct PointSettings {
  std::vector<Setting> varied;   ///< laid over the scenario, as --set does
  std::vector<Setting> assumed;  ///< other assumptions, which change the baseline too
};

/// How many points a plan's design has; the largest number if that is more than can be counted.
[[nodiscard]] std::uint64_t design_size(const ExperimentPlan& plan);

/// The points of an experiment's design: what is varied first, then what is uncertain. A grid, one_at_a_time and a
/// table are computed point by point and take no memory; the other designs are keyed by seed and city. Every prefix of
/// a design is balanced: those who stop early have seen all of it.
///
/// A number that is spread has in a grid evenly spaced values from the low to the high end of its range; in the designs
/// that draw points the quantiles of its distribution; in one_at_a_time both ends, the others staying as the scenario
/// has them, which is the first point. A crossed design has every combination of what is varied, one after the other,
/// at each point of what is uncertain, an ensemble at each member.
class SweepDesign {
 public:
  /// Requires: the plan outlives it; design_size() is at most 2^31.
  SweepDesign(const ExperimentPlan& plan, std::uint64_t seed, std::string_view city_code);

  [[nodiscard]] std::size_t points() const { return points_; }
  /// Nothing if the point's shares would exceed 1. Requires: point < points().
  [[nodiscard]] std::optional<PointSettings> settings(std::size_t point) const;
  /// What the point says of each input, whether or not it makes a scenario.
  [[nodiscard]] std::vector<PointInput> inputs(std::size_t point) const;
  /// What whoever analyses the sweep must know.
  [[nodiscard]] DesignRecord record(std::uint64_t seed, std::uint32_t replications) const;

 private:
  /// A point's values: of what is varied, and of an ensemble's member, as settings write them, of what is uncertain as
  /// numbers in its unit. Empty texts and NaN stand for what the scenario has.
  struct Values {
    std::vector<std::string> varied;
    std::vector<std::string> member;
    std::vector<double> uncertain;
  };

  [[nodiscard]] Values values(std::size_t point) const;
  [[nodiscard]] Values on_grid(std::size_t point) const;
  [[nodiscard]] Values alone(std::size_t point) const;
  [[nodiscard]] Values drawn(std::size_t point) const;
  /// The combination of what is varied at a point of a crossed design.
  [[nodiscard]] std::vector<std::string> option(std::size_t point) const;
  /// The chances of a point, one a dimension that is drawn.
  [[nodiscard]] std::span<const double> chances(std::size_t point) const { return chances_[point / options_]; }
  [[nodiscard]] bool is_drawn() const { return chances_.size() > 0; }

  const ExperimentPlan& plan_;
  ParameterSpace space_;
  std::vector<DesignInput> inputs_;
  InputGroups groups_;
  std::size_t points_ = 0;
  std::size_t options_ = 1;            ///< combinations of what is varied at each drawn point; 1 unless crossed
  std::vector<std::size_t> levels_;    ///< of a grid by dimension; of a crossed design by what is varied
  std::vector<SingleChange> changes_;  ///< of one_at_a_time
  PointSet chances_;                   ///< of the designs that draw points
};

}  // namespace timbang
