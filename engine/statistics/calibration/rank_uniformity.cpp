#include "statistics/calibration/rank_uniformity.hpp"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <vector>

#include "base/check.hpp"
#include "random/distributions.hpp"

namespace timbang {

std::size_t rank_among(std::span<const double> draws, double truth, std::uint32_t word) {
  const auto lower = std::ranges::count_if(draws, [truth](double draw) { return draw < truth; });
  const auto equal = std::ranges::count(draws, truth);
  // Ties are broken at random: any fixed rule would make ranks of discrete values uneven.
  const double place = uniform_open(word) * static_cast<double>(equal + 1);
  return static_cast<std::size_t>(lower) + static_cast<std::size_t>(place);
}

double uniformity_p_value(std::span<const std::size_t> ranks, std::size_t rank_values, std::size_t bins) {
  TIMBANG_CHECK(bins > 1 && rank_values % bins == 0 && !ranks.empty(), "ranks fall into equal bins");
  std::vector<double> counts(bins);
  for (const std::size_t rank : ranks) {
    TIMBANG_CHECK(rank < rank_values, "a rank lies among the possible ones");
    // Integers, so that a rank at a bin's edge falls the same way everywhere.
    counts[rank * bins / rank_values] += 1;
  }
  const double expected = static_cast<double>(ranks.size()) / static_cast<double>(bins);
  double chi_square = 0;
  for (const double count : counts) chi_square += (count - expected) * (count - expected) / expected;
  const boost::math::chi_squared distribution(static_cast<double>(bins - 1));
  return boost::math::cdf(boost::math::complement(distribution, chi_square));
}

bool are_all_uniform(std::span<const double> p_values, double family_wise_error) {
  // Bonferroni: whatever the parameters' ranks have to do with each other.
  const double limit = family_wise_error / static_cast<double>(std::max<std::size_t>(1, p_values.size()));
  return std::ranges::all_of(p_values, [limit](double p_value) { return p_value >= limit; });
}

}  // namespace timbang
