#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "statistics/point_set.hpp"

namespace timbang {

/// Which level each dimension has at one point.
using Levels = std::vector<std::size_t>;

/// How many points a full grid has; the largest number if that is more than can be counted.
[[nodiscard]] std::size_t grid_size(std::span<const std::size_t> levels);

/// Every combination of levels once. Dimensions step together rather than one after the other, as in the diagonals of a
/// Latin square: among the first points every level of a dimension comes up equally often, give or take two.
/// Requires: every dimension has a level (CheckFailed).
[[nodiscard]] std::vector<Levels> full_grid(std::span<const std::size_t> levels);

/// The base point, then each dimension alone at its first alternative, then at its second, and so on; dimensions may
/// have different numbers of alternatives. Requires: alternatives for as many dimensions as the base has (CheckFailed).
[[nodiscard]] PointSet one_at_a_time(std::span<const double> base, std::span<const std::vector<double>> alternatives);

/// Which point and replication a trial is.
struct TrialPlace {
  std::size_t point = 0;
  std::size_t replication = 0;
};

/// Breadth first: all points have their first replication before any has its second, so that whatever has been run
/// gives all points as many replications, give or take one. Requires: points > 0 (CheckFailed).
[[nodiscard]] TrialPlace breadth_first(std::size_t trial, std::size_t points);

}  // namespace timbang
