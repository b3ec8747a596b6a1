#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace timbang {

/// What an interval covers. seeds: chance alone, where the mean over many seeds lies (Student). plausible: chance and
/// every unmeasured parameter, where the value itself lies over the ensemble (central range of the replications).
enum class IntervalKind : std::uint8_t { seeds, plausible };

/// As options, tables and files say it.
inline constexpr std::array<std::string_view, 2> interval_words{"seeds", "plausible"};
[[nodiscard]] constexpr std::string_view interval_word(IntervalKind kind) {
  return interval_words[static_cast<std::size_t>(kind)];
}

/// A mean over replications and its 95 % interval; the interval is absent with too few values.
struct Estimate {
  double mean = 0;  ///< NaN if there is no value, or any is undefined
  std::optional<double> low;
  std::optional<double> high;
};

/// The fields of an estimate by their names in files; see text/json_fields.hpp.
inline constexpr auto estimate_fields = [](auto& f, auto& x) { f("mean", x.mean)("low", x.low)("high", x.high); };

/// NaN without an interval.
[[nodiscard]] Estimate undefined_estimate();

/// Mean and Student interval at the given confidence; no interval with one value. An outcome that is undefined in some
/// replication is undefined: a mean over the others would be of the replications in which it happened to exist. Nothing
/// depends on the values' order; equal values give an interval of no width. Requires: 0 < confidence < 1.
[[nodiscard]] Estimate estimate_mean(std::span<const double> values, double confidence = 0.95);

/// From how many values on they have a central 95 % range: its ends are the values of ranks 0.025 (n + 1) and
/// 0.975 (n + 1), which lie outside of fewer.
inline constexpr std::size_t fewest_for_range = 39;

/// Mean and central 95 % range of the values themselves (see quantile); no range with fewer than `fewest_for_range`.
/// Undefined as estimate_mean.
[[nodiscard]] Estimate estimate_range(std::span<const double> values);

/// The estimate whose interval covers what `kind` says: chance at the confidence, or what is plausible at 95 %, beyond
/// which no ensemble of a usual size reaches.
[[nodiscard]] Estimate estimate(IntervalKind kind, std::span<const double> values, double confidence = 0.95);

/// A paired difference a - b over the same replications.
struct PairedDifference {
  Estimate difference;
  /// (Var A + Var B) / Var(A - B); absent with fewer than 5 replications, and where undefined: no variance of the
  /// difference (beyond the rounding of its terms), or an undefined value.
  std::optional<double> variance_reduction;
};

/// Student interval of the difference. Requires: equal lengths (CheckFailed).
[[nodiscard]] PairedDifference paired_difference(std::span<const double> a, std::span<const double> b,
                                                 double confidence = 0.95);

/// The same with the interval that `kind` says, as estimate().
[[nodiscard]] PairedDifference paired_difference(IntervalKind kind, std::span<const double> a,
                                                 std::span<const double> b, double confidence = 0.95);

/// Whether every value is a finite number.
[[nodiscard]] bool all_defined(std::span<const double> values);

}  // namespace timbang
