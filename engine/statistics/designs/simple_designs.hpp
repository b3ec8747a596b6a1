#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace timbang {

/// Which level each dimension has at one point.
using Levels = std::vector<std::size_t>;

/// How many points a full grid has; the largest number if that is more than can be counted.
[[nodiscard]] std::size_t grid_size(std::span<const std::size_t> levels);

/// A point of the full grid: every combination of levels has one number. Dimensions step together rather than one after
/// the other, as in the diagonals of a Latin square: among the first points every level of a dimension comes up equally
/// often, give or take two, so that those who stop early have seen all of the grid.
/// Requires: every dimension has a level, number < grid_size (CheckFailed).
[[nodiscard]] Levels grid_point(std::span<const std::size_t> levels, std::size_t number);

/// One dimension at one of its alternatives, the others as they are.
struct SingleChange {
  std::size_t dimension = 0;
  std::size_t alternative = 0;
};

/// Each dimension alone at its first alternative, then at its second, and so on; dimensions may have different numbers
/// of alternatives.
[[nodiscard]] std::vector<SingleChange> one_at_a_time(std::span<const std::size_t> alternatives);

}  // namespace timbang
