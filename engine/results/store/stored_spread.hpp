#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "results/store/stored_summary.hpp"

namespace timbang {

/// The levels whose quantiles a spread has: ends of the central 95, 80 and 50 % ranges around the median.
inline constexpr std::array<double, 7> spread_levels{0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975};

/// How an outcome spreads over an arm's trials in one month of the city.
struct SpreadCell {
  std::size_t arm = 0;                   ///< position among the summary's arms
  std::size_t month = 0;                 ///< as in an OutcomeTable, from 1
  std::array<double, 7> quantiles = {};  ///< at spread_levels, see quantile()
};

/// Every month of every arm of a comparison in which no trial's value is undefined; none of an arm with fewer trials
/// than `fewest_for_range`.
[[nodiscard]] std::vector<SpreadCell> stored_spread(const ResultsStore& store, const Comparison& comparison,
                                                    std::size_t outcome);

}  // namespace timbang
