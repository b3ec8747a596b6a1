#pragma once

#include <cstddef>
#include <vector>

#include "statistics/selection/allocation_trials.hpp"

namespace timbang {

/// By place and units beyond the least: the place's value with them. An allocation's value is taken to be the sum,
/// which holds if the units of one place do nothing for another.
using PlaceValues = std::vector<std::vector<double>>;

/// By place and level what was seen when all places had the same level of units, as far as their bounds allow.
struct AllocationScreen {
  std::vector<Allocation> levels;
  std::vector<std::vector<AllocationTrial>> trials;  ///< [level][trial]
};

/// Runs every level, from the lowest least to the highest most, on replications first .. first + count - 1.
[[nodiscard]] AllocationScreen screen_levels(AllocationTrials& trials, const AllocationBounds& bounds,
                                             std::size_t first, std::size_t count);

/// Value as the logarithm of the chance that a place meets its targets, by a normal approximation of each margin, whose
/// standard deviation is taken to be the same at every level. What is undefined counts as met. Never falls with units.
[[nodiscard]] PlaceValues chance_values(const AllocationScreen& screen, const AllocationBounds& bounds);

/// Value as the mean gain of a value set.
[[nodiscard]] PlaceValues gain_values(const AllocationScreen& screen, const AllocationBounds& bounds,
                                      std::size_t value_set);

/// Sum of the places' values. Requires: within the bounds.
[[nodiscard]] double value_of(const Allocation& allocation, const AllocationBounds& bounds, const PlaceValues& values);

/// One allocation for every number of units from the least to the most, each a unit more than the one before: it goes
/// where it, or it with those that would follow it there, adds most a unit (marginal allocation, Fox 1966). Where
/// values are concave in units, each is the best allocation of its number.
[[nodiscard]] std::vector<Allocation> marginal_path(const AllocationBounds& bounds, const PlaceValues& values);

/// The allocations of equal cost that differ from this one by one unit moved, the best first, at most `most`.
[[nodiscard]] std::vector<Allocation> best_swaps(const Allocation& allocation, const AllocationBounds& bounds,
                                                 const PlaceValues& values, std::size_t most);

}  // namespace timbang
