#include "random/elementary.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <limits>

#include "base/check.hpp"
#include "random/polynomial.hpp"

namespace timbang {
namespace {

// ln 2 in two parts (Cody and Waite 1980): the high one has 32 bits, so that its product with any exponent is exact.
constexpr double ln2_high = 0x1.62e42feep-1;
constexpr double ln2_low = 0x1.a39ef35793c76p-33;
constexpr double one_over_ln2 = 0x1.71547652b82fep+0;

/// 2 to the power n. Requires: -1022 <= n <= 1023.
double power_of_two(std::int64_t n) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(n + 1023) << 52U);
}

/// The integer nearest to x, halves to even: adding 1.5 * 2^52 leaves no room for a fraction.
/// Requires: |x| < 2^51.
double nearest_integer(double x) {
  constexpr double shift = 0x1.8p+52;
  return (x + shift) - shift;
}

/// e^r - 1 - r for |r| <= ln(2) / 2, by its Taylor series; the first term left out is below 2^-58.
double exp_remainder(double r) {
  constexpr std::array<double, 12> inverse_factorials{
      1.0 / 6227020800.0, 1.0 / 479001600.0, 1.0 / 39916800.0, 1.0 / 3628800.0, 1.0 / 362880.0, 1.0 / 40320.0,
      1.0 / 5040.0,       1.0 / 720.0,       1.0 / 120.0,      1.0 / 24.0,      1.0 / 6.0,      1.0 / 2.0};
  return polynomial(inverse_factorials, r) * r * r;
}

/// A positive number as mantissa * 2^exponent with sqrt(1/2) <= mantissa < sqrt(2).
struct Scaled {
  double mantissa = 0.0;
  double exponent = 0.0;
};

Scaled scaled(double x) {
  const bool subnormal = x < std::numeric_limits<double>::min();
  const auto bits = std::bit_cast<std::uint64_t>(subnormal ? x * 0x1p+54 : x);
  constexpr std::uint64_t sqrt_half_bits = 0x3fe6a09e667f3bcdULL;
  constexpr std::uint64_t fraction_mask = (1ULL << 52U) - 1U;
  // Counting the exponent from sqrt(1/2) instead of 1 puts the mantissa where it is wanted.
  const std::uint64_t from_sqrt_half = bits - sqrt_half_bits;
  const auto exponent = static_cast<std::int64_t>(from_sqrt_half) >> 52U;
  const double mantissa = std::bit_cast<double>((from_sqrt_half & fraction_mask) + sqrt_half_bits);
  return {mantissa, static_cast<double>(exponent - (subnormal ? 54 : 0))};
}

/// ln(m) for sqrt(1/2) <= m < sqrt(2): 2 atanh(s) with s = (m - 1) / (m + 1), by its Taylor series; |s| <= 0.1716, and
/// the first term left out is below 2^-60 of the whole.
double log_of_mantissa(double m) {
  constexpr std::array<double, 10> odd_inverses{2.0 / 21.0, 2.0 / 19.0, 2.0 / 17.0, 2.0 / 15.0, 2.0 / 13.0,
                                                2.0 / 11.0, 2.0 / 9.0,  2.0 / 7.0,  2.0 / 5.0,  2.0 / 3.0};
  const double f = m - 1.0;
  const double s = f / (m + 1.0);
  const double s2 = s * s;
  // 2 s = f - s f exactly; written so that the rounding of s touches only a small part.
  return f - s * (f - polynomial(odd_inverses, s2) * s2);
}

}  // namespace

double portable_exp(double x) {
  TIMBANG_CHECK(x == x, "exp of no number");
  if (x < -700.0) return 0.0;
  if (x > 700.0) return std::numeric_limits<double>::infinity();
  const double n = nearest_integer(x * one_over_ln2);
  const double high = x - n * ln2_high;
  const double r = high - n * ln2_low;
  const double r_lost = (high - r) - n * ln2_low;
  return (1.0 + (r + (exp_remainder(r) + r_lost))) * power_of_two(static_cast<std::int64_t>(n));
}

double portable_log(double x) {
  TIMBANG_CHECK(x > 0.0 && x <= std::numeric_limits<double>::max(), "log needs a positive, finite number");
  const auto [mantissa, exponent] = scaled(x);
  return exponent * ln2_high + (log_of_mantissa(mantissa) + exponent * ln2_low);
}

double portable_pow(double x, double y) {
  return portable_exp(y * portable_log(x));
}

}  // namespace timbang
