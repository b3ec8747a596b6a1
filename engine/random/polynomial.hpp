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

}  // namespace timbang
