#pragma once

#include <compare>
#include <cstdint>

#include "base/checked.hpp"

namespace timbang {

/// An amount of money in whole Indonesian rupiah. Arithmetic is overflow-checked.
class Rupiah {
 public:
  constexpr Rupiah() = default;
  constexpr explicit Rupiah(std::int64_t amount) : amount_(amount) {}

  [[nodiscard]] constexpr std::int64_t amount() const { return amount_; }

  constexpr Rupiah& operator+=(Rupiah other) {
    amount_ = checked_add(amount_, other.amount_);
    return *this;
  }
  constexpr Rupiah& operator-=(Rupiah other) {
    amount_ = checked_subtract(amount_, other.amount_);
    return *this;
  }
  friend constexpr Rupiah operator+(Rupiah a, Rupiah b) { return a += b; }
  friend constexpr Rupiah operator-(Rupiah a, Rupiah b) { return a -= b; }
  friend constexpr Rupiah operator*(Rupiah a, std::int64_t times) { return Rupiah(checked_multiply(a.amount_, times)); }
  friend constexpr auto operator<=>(Rupiah, Rupiah) = default;

 private:
  std::int64_t amount_ = 0;
};

}  // namespace timbang
