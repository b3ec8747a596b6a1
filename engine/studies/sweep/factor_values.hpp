#pragma once

#include <cstddef>
#include <string>

#include "scenario/experiments/experiment_plan.hpp"

namespace timbang {

// The values of what an experiment varies, as settings write them.

/// How many values a factor has on a grid that gives `levels` to a range.
[[nodiscard]] std::size_t grid_levels(const VariedFactor& factor, std::size_t levels);
/// One of them, in rising order of the range or in the order of the list.
[[nodiscard]] std::string grid_value(const VariedFactor& factor, std::size_t levels, std::size_t index);

/// Places of a trajectory's grid that gives `levels` to a range: as many as there are values, where there are fewer.
[[nodiscard]] std::size_t trajectory_places(const VariedFactor& factor, std::size_t levels);
/// The chance at which value_at() gives the value at one of so many places.
[[nodiscard]] double chance_of_place(const VariedFactor& factor, std::size_t places, std::size_t place);
/// How many of `levels` a range of whole numbers can have.
[[nodiscard]] std::size_t whole_levels(double low, double high, bool is_whole, std::size_t levels);

/// The value that the factor does not exceed with this chance, at 0 and 1 the ends of its range; of listed values, all
/// are alike.
[[nodiscard]] std::string value_at(const VariedFactor& factor, double chance);

/// A number evenly between the ends of a range, the ends included.
[[nodiscard]] double evenly(double low, double high, std::size_t levels, std::size_t index);

}  // namespace timbang
