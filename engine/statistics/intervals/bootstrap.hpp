#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "random/draw.hpp"

namespace timbang {

/// How many bootstrap samples, their keyed draws, and what the interval is to cover.
struct BootstrapPlan {
  StreamKey key;
  std::uint32_t samples = 1000;
  double confidence = 0.95;
};

/// An interval; both ends are always there.
struct Range {
  double low = 0;
  double high = 0;

  [[nodiscard]] bool contains(double value) const { return low <= value && value <= high; }
};

/// Indices of `count` units drawn with return (Efron 1979), keyed by the sample's number.
/// Requires: 0 < count < 2^32 (CheckFailed).
[[nodiscard]] std::vector<std::size_t> bootstrap_sample(StreamKey key, std::uint32_t sample, std::size_t count);

/// The same units in an order drawn at random. A number that has served a sample is not to serve an order.
/// Requires: as bootstrap_sample.
[[nodiscard]] std::vector<std::size_t> shuffled_units(StreamKey key, std::uint32_t sample, std::size_t count);

/// Statistics of a sample of units, given by their indices.
using SampleStatistics = std::function<std::vector<double>(std::span<const std::size_t> units)>;

/// Percentile intervals of several statistics of the same units. Values that are not numbers are left out; none where
/// fewer numbers are left than the interval needs (see quantile). Requires: units > 0, 0 < confidence < 1.
[[nodiscard]] std::vector<std::optional<Range>> bootstrap_ranges(const BootstrapPlan& plan, std::size_t units,
                                                                 const SampleStatistics& statistics);

}  // namespace timbang
