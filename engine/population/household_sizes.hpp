#pragma once

#include <array>
#include <cstdint>

#include "scenario/parameters/parameters.hpp"

namespace timbang {

/// Household sizes that depend on permanent welfare alone: in each decile the city's size distribution, tilted
/// exponentially (p_s proportional to size_share_s exp(theta s)) so that the decile has its own mean size.
class HouseholdSizes {
 public:
  /// Throws CheckFailed if a decile's mean cannot be reached with the sizes that occur.
  explicit HouseholdSizes(const HouseholdParameters& parameters);

  /// Size of the household with permanent welfare `permanent` whose draw is `word`.
  [[nodiscard]] std::uint8_t size(double permanent, std::uint32_t word) const;

 private:
  static constexpr std::size_t sizes = 8;
  static constexpr std::size_t deciles = 10;

  std::array<double, deciles - 1> decile_ends_{};                      ///< standard normal
  std::array<std::array<std::uint64_t, sizes>, deciles> word_ends_{};  ///< cumulative shares of 2^32
};

}  // namespace timbang
