#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace timbang {

// Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari and Gelman 2018): if truths come from the prior and
// their data from the model, the rank of a truth among draws of its posterior is uniform.

/// How many draws lie below the truth. A fair keyed draw, `word`, places it among those equal to it.
/// The rank is 0 .. draws.size().
[[nodiscard]] std::size_t rank_among(std::span<const double> draws, double truth, std::uint32_t word);

/// The chance that uniform ranks are spread over `bins` equal bins at least as unevenly (Pearson's chi-square).
/// Requires: every rank < `rank_values`, which `bins` divides.
[[nodiscard]] double uniformity_p_value(std::span<const std::size_t> ranks, std::size_t rank_values, std::size_t bins);

/// Whether all p values together are compatible with uniform ranks, with at most the given chance of a false alarm over
/// the whole family (Bonferroni).
[[nodiscard]] bool are_all_uniform(std::span<const double> p_values, double family_wise_error = 0.01);

}  // namespace timbang
