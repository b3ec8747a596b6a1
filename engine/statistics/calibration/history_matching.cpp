#include "statistics/calibration/history_matching.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"

namespace timbang {

double distance_from(const OutcomeTarget& target, double value) {
  if (value < target.low) return value - target.low;
  if (value > target.high) return value - target.high;
  return 0;
}

double implausibility(const OutcomeTarget& target, const Emulated& emulated) {
  // Emulator and discrepancy are independent reasons to miss.
  const double variance = emulated.variance + target.discrepancy_sd * target.discrepancy_sd;
  return std::fabs(distance_from(target, emulated.mean)) / std::sqrt(variance);
}

double largest_implausibility(std::span<const OutcomeTarget> targets, std::span<const Emulated> emulated) {
  TIMBANG_CHECK(targets.size() == emulated.size(), "every target has a prediction");
  // The worst target decides: a setting has to agree with all.
  double largest = 0;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    largest = std::max(largest, implausibility(targets[i], emulated[i]));
  }
  return largest;
}

}  // namespace timbang
