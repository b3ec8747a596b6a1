#include "random/elementary.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <limits>

#include "base/check.hpp"
#include "random/logarithm.hpp"
#include "random/polynomial.hpp"

namespace timbang {
namespace {

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
  if (x >= std::numeric_limits<double>::min()) return log_of(scaled(x));
  const Scaled lifted = scaled(x * 0x1p+54);
  return log_of({lifted.mantissa, lifted.exponent - 54.0});
}

double portable_pow(double x, double y) {
  return portable_exp(y * portable_log(x));
}

}  // namespace timbang
