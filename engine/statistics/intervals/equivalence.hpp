#pragma once

#include <cstdint>
#include <span>

#include "statistics/intervals/interval.hpp"

namespace timbang {

/// What two one-sided tests say. shown: the true mean lies within the margin. refuted: it lies beyond it.
/// inconclusive: neither could be shown, which is no sign of agreement.
enum class Equivalence : std::uint8_t { shown, refuted, inconclusive };

/// Two one-sided tests at 5 % (Schuirmann 1987): the same as asking that the 90 % interval lies within
/// expected - margin .. expected + margin. A mean that differs by the margin or more is taken for equivalent in at most
/// 5 % of cases.
struct EquivalenceTest {
  double expected = 0;
  double margin = 0;
  Estimate estimate;  ///< over replications, with its 90 % interval
  Equivalence result = Equivalence::inconclusive;
  /// The chance that a mean that is exactly as expected would not have been shown to be so with the spread seen.
  double chance_of_failing = 1;
};

/// Tests the mean of independent replications. Requires: margin >= 0 (CheckFailed). Fewer than two values, or an
/// undefined one, are inconclusive.
[[nodiscard]] EquivalenceTest test_equivalence(std::span<const double> replications, double expected, double margin);

}  // namespace timbang
