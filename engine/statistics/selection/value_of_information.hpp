#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "statistics/designs/point_set.hpp"
#include "statistics/intervals/bootstrap.hpp"
#include "statistics/sensitivity/sobol_indices.hpp"

namespace timbang {

/// By option the value that each draw of the ensemble gives it, in one unit: rupiah, say. More is better.
using OptionValues = std::vector<std::vector<double>>;

/// Requires: options with as many draws each, at least one, all finite (CheckFailed).
void check_option_values(const OptionValues& values);

struct PartialInformation {
  /// How much better on average a decision taken in knowledge of the inputs is than one taken now: in the values' unit,
  /// never below 0. Its interval is of draws alone; chance in the draws pushes it up, so 0 lies outside of it.
  IndexEstimate value;
  /// What the same regression finds on average when every draw gets the inputs of some other: a value that is not far
  /// above it is not distinguishable from nothing.
  double by_chance = 0;
};

/// The option that is best by the mean of its values; the first of equals.
/// Requires: as check_option_values.
[[nodiscard]] std::size_t best_option(const OptionValues& values);

/// Expected value of perfect information about everything that the draws differ by: mean of the best less best of the
/// means. Requires: as check_option_values.
[[nodiscard]] double perfect_information(const OptionValues& values);

/// Expected value of perfect information about some inputs, from the draws alone (Strong, Oakley and Brennan 2014,
/// Medical Decision Making 34, 311-326): what a regression of each option's lead over the first expects at a draw's
/// inputs takes the place of what would be known. It is by least squares on all products of powers of the inputs up to
/// `degree`, at most the third. `inputs`: columns of the draws, each of which varies.
/// Requires: as check_option_values; a draw's inputs for each value, more than ten draws for each term (CheckFailed).
[[nodiscard]] PartialInformation partial_information(const PointSet& draws, std::span<const std::size_t> inputs,
                                                     const OptionValues& values, const BootstrapPlan& plan,
                                                     std::size_t degree = 3);

/// The probability that any irrelevant input of a family is reported to exceed chance.
inline constexpr double family_error = 0.05;

/// One of several inputs.
struct InputOfFamily {
  PartialInformation information;
  /// How often the largest value of the whole family would be as large by chance; at most family_error means that the
  /// input exceeds chance.
  double p_value = 1;
};

/// The value of information of each of several inputs alone. The largest of many values is positive by chance, and
/// larger than `by_chance` of any single one: here the options' values are permuted among the draws, those of a draw
/// together, and the largest value of any input is noted, 199 times (the largest statistic under permutation, in one
/// step: Westfall and Young 1993, Resampling-Based Multiple Testing; p-values that count the order at hand: Phipson and
/// Smyth 2010). Inputs that are independent of the options' values together exceed it with a chance of family_error at
/// most, whatever other inputs do and however they depend on each other.
struct FamilyInformation {
  std::vector<InputOfFamily> inputs;
  double largest_by_chance = 0;  ///< an input's value must exceed it; p_value <= family_error says the same
};

/// Of each of the columns `inputs` on its own; costs less than half of what its bootstrap intervals cost.
/// Requires: as partial_information; at least one input.
[[nodiscard]] FamilyInformation information_of_each(const PointSet& draws, std::span<const std::size_t> inputs,
                                                    const OptionValues& values, const BootstrapPlan& plan,
                                                    std::size_t degree = 3);

}  // namespace timbang
