#pragma once

#include <cstdint>

#include "base/check.hpp"

namespace timbang {

/// Sum of two 64-bit integers. Throws CheckFailed on overflow.
[[nodiscard]] constexpr std::int64_t checked_add(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  const bool overflow = __builtin_add_overflow(a, b, &sum);
  TIMBANG_CHECK(!overflow, "integer sum overflows 64 bits");
  return sum;
}

/// Difference of two 64-bit integers. Throws CheckFailed on overflow.
[[nodiscard]] constexpr std::int64_t checked_subtract(std::int64_t a, std::int64_t b) {
  std::int64_t difference = 0;
  const bool overflow = __builtin_sub_overflow(a, b, &difference);
  TIMBANG_CHECK(!overflow, "integer difference overflows 64 bits");
  return difference;
}

/// Product of two 64-bit integers. Throws CheckFailed on overflow.
[[nodiscard]] constexpr std::int64_t checked_multiply(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  const bool overflow = __builtin_mul_overflow(a, b, &product);
  TIMBANG_CHECK(!overflow, "integer product overflows 64 bits");
  return product;
}

}  // namespace timbang
