#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "random/draw.hpp"
#include "statistics/calibration/history_matching.hpp"

namespace timbang {

// Approximate Bayesian computation: a point's weight is how well what was simulated there agrees with the targets. With
// the discrepancy's own density as the kernel the result is not approximate (Wilkinson 2013): it is the posterior under
// a model that is right but for a normal discrepancy. Chance enters by averaging the kernel over seeds, each a draw of
// the city that was observed, which leaves the posterior exact (Andrieu and Roberts 2009).

/// exp(-d^2 / 2) with d the value's distance from the target in discrepancies: 1 within the target. 0 for NaN.
[[nodiscard]] double discrepancy_kernel(const OutcomeTarget& target, double value);

/// The product over targets. Requires: as many values as targets.
[[nodiscard]] double discrepancy_kernel(std::span<const OutcomeTarget> targets, std::span<const double> values);

/// What the kernel is expected to be when the outcome is normal around the emulated mean, in closed form.
[[nodiscard]] double expected_kernel(const OutcomeTarget& target, const Emulated& emulated);

/// Weights divided by their sum. Requires: none is negative, one is positive (CheckFailed).
[[nodiscard]] std::vector<double> normalised(std::vector<double> weights);

/// The effective sample size of the weights: (sum w)^2 / sum w^2 (Kish 1965); 0 if all are 0.
[[nodiscard]] double effective_sample_size(std::span<const double> weights);

/// Indices of `count` equally weighted draws, ascending: systematic resampling (Carpenter, Clifford and Fearnhead
/// 1999) from a keyed start. An index comes up once for each whole 1/count of its weight, and at most once more.
/// Requires: normalised weights.
[[nodiscard]] std::vector<std::size_t> resample(std::span<const double> weights, std::size_t count, StreamKey key);

}  // namespace timbang
