#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "random/polynomial.hpp"

namespace timbang {

// ln 2 in two parts (Cody and Waite 1980): the high one has 32 bits, so that its product with any exponent is exact.
inline constexpr double ln2_high = 0x1.62e42feep-1;
inline constexpr double ln2_low = 0x1.a39ef35793c76p-33;

/// A positive number as mantissa * 2^exponent with sqrt(1/2) <= mantissa < sqrt(2).
struct Scaled {
  double mantissa = 0.0;
  double exponent = 0.0;
};

/// Requires: x is positive, finite and not subnormal.
inline Scaled scaled(double x) {
  constexpr std::uint64_t sqrt_half_bits = 0x3fe6a09e667f3bcdULL;
  constexpr std::uint64_t fraction_mask = (1ULL << 52U) - 1U;
  constexpr std::uint64_t lift = 1023ULL << 52U;
  constexpr std::uint64_t two_to_52_bits = 0x4330000000000000ULL;
  // Counting the exponent from sqrt(1/2) instead of 1 puts the mantissa where it is wanted.
  const std::uint64_t from_sqrt_half = std::bit_cast<std::uint64_t>(x) - sqrt_half_bits;
  const double mantissa = std::bit_cast<double>((from_sqrt_half & fraction_mask) + sqrt_half_bits);
  // The exponent, lifted above zero, becomes a double as the last bits of 2^52: by steps that vectors have too.
  const std::uint64_t lifted = (from_sqrt_half + lift) >> 52U;
  const double exponent = std::bit_cast<double>(lifted | two_to_52_bits) - (0x1p+52 + 1023.0);
  return {mantissa, exponent};
}

/// ln(m) for sqrt(1/2) <= m < sqrt(2): 2 atanh(s) with s = (m - 1) / (m + 1), by its Taylor series; |s| <= 0.1716, and
/// the first term left out is below 2^-60 of the whole.
inline double log_of_mantissa(double m) {
  constexpr std::array<double, 10> odd_inverses{2.0 / 21.0, 2.0 / 19.0, 2.0 / 17.0, 2.0 / 15.0, 2.0 / 13.0,
                                                2.0 / 11.0, 2.0 / 9.0,  2.0 / 7.0,  2.0 / 5.0,  2.0 / 3.0};
  const double f = m - 1.0;
  const double s = f / (m + 1.0);
  const double s2 = s * s;
  // 2 s = f - s f exactly; written so that the rounding of s touches only a small part.
  return f - s * (f - polynomial(odd_inverses, s2) * s2);
}

/// ln of mantissa * 2^exponent.
inline double log_of(const Scaled& number) {
  return number.exponent * ln2_high + (log_of_mantissa(number.mantissa) + number.exponent * ln2_low);
}

}  // namespace timbang
