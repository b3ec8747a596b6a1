#pragma once

#include <span>

namespace timbang {

// Elementary functions made of + - * / sqrt and integer operations only, so that a result is the same bytes on every
// CPU and compiler; the C library's differ between its FMA variants.

/// e to the x. Relative error below 3e-16 for -700 <= x <= 700; 0 below, infinity above. Requires: x is a number.
[[nodiscard]] double portable_exp(double x);
/// Puts e to the x in the place of every x: the same numbers, quicker.
void portable_exps(std::span<double> values);
/// Natural logarithm. Relative error below 3e-16, also near 1. Requires: x > 0 and finite.
[[nodiscard]] double portable_log(double x);
/// Standard normal distribution function. Relative error below 2e-15 for x >= -37; 0 from -38 down.
/// Requires: x is a number.
[[nodiscard]] double normal_cdf(double x);
/// Standard normal quantile. Relative error below 2e-15; rises with p, but for the last digit when two probabilities
/// are less than 2e-14 of themselves apart. Requires: 0 < p < 1.
[[nodiscard]] double normal_quantile(double p);
/// Puts its normal quantile in the place of every p: the same numbers, quicker.
void normal_quantiles(std::span<double> values);
/// x to the power y. Relative error below 5e-16 (1 + |y ln x|); 0 or infinity where |y ln x| leaves 700.
/// Requires: x > 0 and finite.
[[nodiscard]] double portable_pow(double x, double y);

}  // namespace timbang
