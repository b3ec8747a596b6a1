#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace timbang {

/// Households counted by standard normal welfare score in one month, by household size and by whether aid for that
/// month was delivered: all that Q's fit needs. Integer counts, so that the order of adding does not matter.
/// Bins of 1/512 from -6 to 6; what lies outside counts in the first or last.
class WelfareCounts {
 public:
  static constexpr std::size_t bins = 6144;
  static constexpr std::size_t sizes = 8;

  WelfareCounts();
  /// Requires: 1 <= size <= 8.
  void add(double z, std::uint8_t size, bool aided);
  void add(const WelfareCounts& other);

  /// Households in a bin. Requires: 1 <= size <= 8, bin < bins.
  [[nodiscard]] std::int64_t households(std::size_t bin, std::size_t size, bool aided) const;
  /// Where z lies, in bins from the lower edge of the first; between 0 and `bins`.
  [[nodiscard]] static double position(double z);
  [[nodiscard]] static double score_at(double position);

 private:
  std::vector<std::int64_t> counts_;  ///< [aided][size - 1][bin]
};

}  // namespace timbang
