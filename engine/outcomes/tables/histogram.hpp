#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/sim_time.hpp"

namespace timbang {

/// Counts of durations in bins of a quarter of a day, from 0 to a limit. What reaches the limit is counted at exactly
/// the limit. Holds no memory until something is counted.
class Histogram {
 public:
  static constexpr std::int32_t bin_minutes = 360;

  Histogram() = default;
  explicit Histogram(Duration limit) : limit_(limit) {}

  /// Requires: the value is not negative; values beyond the limit count as the limit.
  void add(Duration value);
  void add(std::span<const Duration> values);
  /// Pools: counts at this histogram's own bins. What the other holds at its limit is counted in the bin of that limit.
  void add(const Histogram& other);

  [[nodiscard]] std::uint64_t count() const { return count_; }
  /// The value in minutes that `percent` of the counts do not exceed, linear within a bin; NaN if nothing was counted.
  /// Requires: 0 < percent < 100.
  [[nodiscard]] double percentile(int percent) const;

 private:
  [[nodiscard]] std::size_t bin_of(std::int32_t minutes) const;
  [[nodiscard]] std::size_t limit_bin() const;
  [[nodiscard]] std::int32_t lower_edge(std::size_t bin) const;

  Duration limit_;
  std::uint64_t count_ = 0;
  std::vector<std::uint32_t> counts_;  ///< by bin; the last bin is the limit itself
};

}  // namespace timbang
