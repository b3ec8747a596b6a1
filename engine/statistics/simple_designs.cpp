#include "statistics/simple_designs.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "base/check.hpp"

namespace timbang {

namespace {

/// Dimensions, those with most levels first.
std::vector<std::size_t> by_levels(std::span<const std::size_t> levels) {
  std::vector<std::size_t> order(levels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return levels[a] > levels[b]; });
  return order;
}

}  // namespace

std::size_t grid_size(std::span<const std::size_t> levels) {
  constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
  std::size_t size = 1;
  for (const std::size_t count : levels) {
    if (count != 0 && size > most / count) return most;
    size *= count;
  }
  return size;
}

std::vector<Levels> full_grid(std::span<const std::size_t> levels) {
  for (const std::size_t count : levels) TIMBANG_CHECK(count > 0, "every dimension of a grid has a level");
  const std::vector<std::size_t> order = by_levels(levels);
  std::vector<Levels> points(grid_size(levels), Levels(levels.size()));
  for (std::size_t number = 0; number < points.size(); ++number) {
    // The digits of the point's number, each moved on by those before it: still one number for every combination.
    std::size_t rest = number;
    std::size_t moved = 0;
    for (const std::size_t dimension : order) {
      moved += rest % levels[dimension];
      rest /= levels[dimension];
      points[number][dimension] = moved % levels[dimension];
    }
  }
  return points;
}

PointSet one_at_a_time(std::span<const double> base, std::span<const std::vector<double>> alternatives) {
  TIMBANG_CHECK(base.size() == alternatives.size(), "every dimension has its alternatives");
  PointSet points(base.size());
  points.add(base);
  std::size_t most = 0;
  for (const std::vector<double>& values : alternatives) most = std::max(most, values.size());
  for (std::size_t round = 0; round < most; ++round) {
    for (std::size_t j = 0; j < base.size(); ++j) {
      if (round >= alternatives[j].size()) continue;
      std::vector<double> point(base.begin(), base.end());
      point[j] = alternatives[j][round];
      points.add(point);
    }
  }
  return points;
}

TrialPlace breadth_first(std::size_t trial, std::size_t points) {
  TIMBANG_CHECK(points > 0, "a design has points");
  return {trial % points, trial / points};
}

}  // namespace timbang
