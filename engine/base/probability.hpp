#pragma once

#include <compare>
#include <cstdint>

#include "base/check.hpp"

namespace timbang {

/// A chance between 0 and 1, both included.
class Probability {
 public:
  constexpr Probability() = default;
  /// Requires: 0 <= value <= 1 (CheckFailed otherwise, also for NaN).
  constexpr explicit Probability(double value) : value_(value) {
    TIMBANG_CHECK(value >= 0.0 && value <= 1.0, "a probability lies between 0 and 1");
  }

  [[nodiscard]] constexpr double value() const { return value_; }
  /// The number of 32-bit words, out of 2^32, that count as a success.
  [[nodiscard]] constexpr std::uint64_t words() const {
    return static_cast<std::uint64_t>(value_ * 4294967296.0 + 0.5);
  }

  friend constexpr auto operator<=>(Probability, Probability) = default;

 private:
  double value_ = 0.0;
};

}  // namespace timbang
