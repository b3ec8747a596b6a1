#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "statistics/intervals/confidence_sequence.hpp"

namespace timbang {

/// What a precision is relative to.
enum class PrecisionScale : std::uint8_t {
  absolute,  ///< the outcome's unit
  relative,  ///< the size of the mean: the half-width is to be that share of it
};

/// How precise a mean is to be, and when that is looked at.
struct PrecisionGoal {
  double half_width = 0.05;  ///< of the interval
  PrecisionScale scale = PrecisionScale::relative;
  std::size_t fewest = 20;  ///< replications before the first look; at least 20
  std::size_t batch = 10;   ///< replications between looks
  std::size_t most = 1000;  ///< the cap
  AnytimePlan interval;
};

/// Where a sequence of replications stands. Replications beyond `used` are not looked at, so that nothing depends on
/// which happened to finish.
struct StoppingState {
  /// run_more: another batch is needed. met: the goal was met at a look. capped: it was not, and no more may be run.
  enum class Verdict : std::uint8_t { run_more, met, capped };

  Verdict verdict = Verdict::run_more;
  std::size_t used = 0;            ///< replications at the last look
  std::size_t run_until = 0;       ///< replications that the next look needs; `used` if there is none
  Estimate estimate;               ///< of those used
  double achieved_half_width = 0;  ///< in the goal's scale; infinite without an interval or if all values are equal

  /// Whether all values used are equal, so that their interval has no width.
  [[nodiscard]] bool has_no_spread() const { return estimate.low && *estimate.low == *estimate.high; }
};

/// Looks at the first `fewest` values, and then batch by batch, and stops at the first look that meets the goal, in the
/// order of replications. The interval is one of a confidence sequence, so that looking does not spoil its coverage; a
/// relative half-width is of the distance from zero to the interval's nearer end, which is no more than the true mean's
/// size if the interval holds. An undefined value never meets the goal, nor do values that are all equal: what varies
/// so seldom that it was not seen to vary is not known precisely. Requires: half_width > 0, fewest >= 20, batch > 0,
/// most >= fewest (CheckFailed).
[[nodiscard]] StoppingState sequential_stopping(std::span<const double> replications, const PrecisionGoal& goal);

}  // namespace timbang
