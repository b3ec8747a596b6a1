#pragma once

#include <array>
#include <cstddef>

namespace timbang {

/// Value at x of the polynomial with these coefficients, highest power first (Horner's rule).
template <std::size_t Count>
[[nodiscard]] constexpr double polynomial(const std::array<double, Count>& highest_first, double x) {
  double value = highest_first[0];
  for (std::size_t i = 1; i < Count; ++i) value = value * x + highest_first[i];
  return value;
}

/// Numerator over denominator, coefficients with the highest power first.
template <std::size_t Above, std::size_t Below>
struct Rational {
  std::array<double, Above> numerator;
  std::array<double, Below> denominator;

  [[nodiscard]] constexpr double operator()(double x) const {
    return polynomial(numerator, x) / polynomial(denominator, x);
  }
};

}  // namespace timbang
