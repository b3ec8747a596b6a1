#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "random/logarithm.hpp"
#include "random/polynomial.hpp"

namespace timbang {

/// 2 to the power n. Requires: n is an integer, -1022 <= n <= 1023.
inline double power_of_two(double n) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(static_cast<std::int32_t>(n) + 1023) << 52U);
}

/// The integer nearest to x, halves to even: adding 1.5 * 2^52 leaves no room for a fraction.
/// Requires: |x| < 2^51.
inline double nearest_integer(double x) {
  constexpr double shift = 0x1.8p+52;
  return (x + shift) - shift;
}

/// e^r - 1 - r for |r| <= ln(2) / 2, by its Taylor series; the first term left out is below 2^-58.
inline double exp_remainder(double r) {
  constexpr std::array<double, 12> inverse_factorials{
      1.0 / 6227020800.0, 1.0 / 479001600.0, 1.0 / 39916800.0, 1.0 / 3628800.0, 1.0 / 362880.0, 1.0 / 40320.0,
      1.0 / 5040.0,       1.0 / 720.0,       1.0 / 120.0,      1.0 / 24.0,      1.0 / 6.0,      1.0 / 2.0};
  return polynomial(inverse_factorials, r) * r * r;
}

/// e to the x. Requires: -700 <= x <= 700.
inline double exp_of(double x) {
  constexpr double one_over_ln2 = 0x1.71547652b82fep+0;
  const double n = nearest_integer(x * one_over_ln2);
  const double high = x - n * ln2_high;
  const double r = high - n * ln2_low;
  const double r_lost = (high - r) - n * ln2_low;
  return (1.0 + (r + (exp_remainder(r) + r_lost))) * power_of_two(n);
}

}  // namespace timbang
