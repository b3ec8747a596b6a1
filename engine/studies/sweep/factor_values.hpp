#pragma once

#include <cstddef>
#include <string>

#include "scenario/experiments/experiment_plan.hpp"

namespace timbang {

// The values of what an experiment varies, as settings write them.

/// How many values a range has on a grid that asks for `levels`: never more than there are whole numbers in it.
[[nodiscard]] std::size_t range_levels(double low, double high, bool is_whole, std::size_t levels);
/// How many values a factor has on a grid that gives `levels` to a range.
[[nodiscard]] std::size_t grid_levels(const VariedFactor& factor, std::size_t levels);
/// One of them, in rising order of the range or in the order of the list.
[[nodiscard]] std::string grid_value(const VariedFactor& factor, std::size_t levels, std::size_t index);

/// The value that the factor does not exceed with this chance, at 0 and 1 the ends of its range; of listed values, all
/// are alike.
[[nodiscard]] std::string value_at(const VariedFactor& factor, double chance);

/// A number evenly between the ends of a range, the ends included.
[[nodiscard]] double evenly(double low, double high, std::size_t levels, std::size_t index);

}  // namespace timbang
