#pragma once

namespace timbang {

// Elementary functions made of + - * / sqrt and integer operations only, so that a result is the same bytes on every
// CPU and compiler; the C library's differ between its FMA variants.

/// e to the x. Relative error below 1e-15 for -700 <= x <= 700; 0 below, infinity above.
[[nodiscard]] double portable_exp(double x);
/// Natural logarithm. Relative error below 1e-15 (absolute near 1). Requires: x > 0 and finite.
[[nodiscard]] double portable_log(double x);
/// Standard normal distribution function; relative error below 1e-13 for x >= -37.
[[nodiscard]] double normal_cdf(double x);
/// Standard normal quantile; relative error below 1e-13. Requires: 0 < p < 1.
[[nodiscard]] double normal_quantile(double p);
/// x to the power y. Requires: x > 0.
[[nodiscard]] double portable_pow(double x, double y);

}  // namespace timbang
