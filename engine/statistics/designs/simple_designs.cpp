#include "statistics/designs/simple_designs.hpp"

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
  // Stable, so that dimensions of equal levels keep their order.
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return levels[a] > levels[b]; });
  return order;
}

}  // namespace

std::size_t grid_size(std::span<const std::size_t> levels) {
  constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
  std::size_t size = 1;
  for (const std::size_t count : levels) {
    // A size that overflows is reported as the largest number.
    if (count != 0 && size > most / count) return most;
    size *= count;
  }
  return size;
}

Levels grid_point(std::span<const std::size_t> levels, std::size_t number) {
  TIMBANG_CHECK(number < grid_size(levels), "a grid point's number is below the size of the grid");
  // The digits of the point's number, each moved on by those before it: still one number for every combination.
  Levels point(levels.size());
  std::size_t moved = 0;
  // Moving each digit on keeps any first part of the grid balanced over levels, so that a sweep may be stopped early.
  for (const std::size_t dimension : by_levels(levels)) {
    moved += number % levels[dimension];
    number /= levels[dimension];
    point[dimension] = moved % levels[dimension];
  }
  return point;
}

std::vector<SingleChange> one_at_a_time(std::span<const std::size_t> alternatives) {
  std::vector<SingleChange> changes;
  // In rounds: if a sweep stops early, every dimension has been changed about as often.
  const std::size_t most = alternatives.empty() ? 0 : *std::ranges::max_element(alternatives);
  for (std::size_t round = 0; round < most; ++round) {
    for (std::size_t dimension = 0; dimension < alternatives.size(); ++dimension) {
      if (round < alternatives[dimension]) changes.push_back({dimension, round});
    }
  }
  return changes;
}

}  // namespace timbang
