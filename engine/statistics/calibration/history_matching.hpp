#pragma once

#include <limits>
#include <span>

namespace timbang {

/// What an outcome is known to be: between `low` and `high` (equal for a value, infinite where open), give or take the
/// standard deviation of what a model cannot be expected to meet (measurement, structure): the discrepancy.
struct OutcomeTarget {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  double discrepancy_sd = 1;  ///< > 0
};

/// An emulator's prediction of an outcome at one point.
struct Emulated {
  double mean = 0;
  double variance = 0;  ///< of the emulator, and of chance where the outcome is one trial's
};

/// How far a value lies outside of the target: 0 within it, else the distance to the nearer end, with its sign.
[[nodiscard]] double distance_from(const OutcomeTarget& target, double value);

/// Implausibility (Craig, Goldstein, Seheult and Smith 1997): the distance from the target in standard deviations of
/// emulator and discrepancy together. Above 3 a point is ruled out, whatever the distribution's shape (Pukelsheim
/// 1994).
[[nodiscard]] double implausibility(const OutcomeTarget& target, const Emulated& emulated);

/// The largest one over targets. Requires: as many predictions as targets, in their order.
[[nodiscard]] double largest_implausibility(std::span<const OutcomeTarget> targets, std::span<const Emulated> emulated);

}  // namespace timbang
