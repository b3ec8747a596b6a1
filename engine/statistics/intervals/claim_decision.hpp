#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "statistics/intervals/interval.hpp"

namespace timbang {

/// What is claimed of a value: low <= value <= high; infinite where open.
struct ClaimedRange {
  double low = 0;
  double high = 0;

  [[nodiscard]] bool contains(double value) const { return low <= value && value <= high; }
};

/// What an interval says of a claim. holds: it lies wholly in the claimed range. fails: wholly outside of it.
enum class ClaimVerdict : std::uint8_t { holds, fails, undecided };

/// Without an interval, or with an undefined mean, nothing is decided.
[[nodiscard]] ClaimVerdict decide_claim(const Estimate& estimate, const ClaimedRange& claimed);

/// The confidence of each interval when `claims` of them are judged together, so that the chance of any wrong verdict
/// is at most 5 % however they depend on one another (Bonferroni). Not Holm's steps: verdicts go both ways (holds and
/// fails), for which those are not known to keep the promise, and the intervals shown are then those that decide.
[[nodiscard]] double confidence_for_each(std::size_t claims);

/// Which verdicts stand together. is_wrong[verdict][draw] says whether a verdict would be wrong if that draw of an
/// ensemble were the truth. Verdicts are taken up from the one with the fewest wrong draws on (the first of equals), as
/// long as at most 5 % of the draws have any wrong verdict among those taken: the same promise as above, made of the
/// ensemble's own draws, since an ensemble of 40 has no range of more than 95 %.
/// Requires: equal numbers of draws (CheckFailed).
[[nodiscard]] std::vector<bool> verdicts_that_stand_together(const std::vector<std::vector<bool>>& is_wrong);

}  // namespace timbang
