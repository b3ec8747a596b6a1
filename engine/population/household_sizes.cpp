#include "population/household_sizes.hpp"

#include <cmath>

#include "base/check.hpp"
#include "population/bracketed_root.hpp"
#include "random/elementary.hpp"

namespace timbang {

namespace {

using Shares = std::array<double, 8>;

Shares tilted(const Shares& shares, double theta) {
  Shares result{};
  double total = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    // Exponential tilting: of all distributions with the wanted mean the one nearest to the city's (least relative
    // entropy).
    // 3.5 is the middle of 0 .. 7: centred exponents keep the powers small and change no share.
    result[i] = shares[i] * portable_exp(theta * (static_cast<double>(i) - 3.5));
    total += result[i];
  }
  for (double& share : result) share /= total;
  return result;
}

double mean_size(const Shares& shares) {
  double mean = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) mean += shares[i] * static_cast<double>(i + 1);
  return mean;
}

Shares shares_with_mean(const Shares& shares, double mean) {
  // 25 puts nearly all weight on one size: no decile's mean lies beyond.
  constexpr double strongest_tilt = 25;
  const double theta = bracketed_root([&](double tilt) { return mean_size(tilted(shares, tilt)) - mean; },
                                      -strongest_tilt, strongest_tilt, 1e-14);
  const Shares result = tilted(shares, theta);
  TIMBANG_CHECK(std::abs(mean_size(result) - mean) < 1e-6,
                "a decile's mean household size lies outside the sizes that occur");
  return result;
}

}  // namespace

HouseholdSizes::HouseholdSizes(const HouseholdParameters& parameters) {
  for (std::size_t d = 0; d + 1 < deciles; ++d) {
    decile_ends_[d] = normal_quantile(static_cast<double>(d + 1) / static_cast<double>(deciles));
  }
  for (std::size_t d = 0; d < deciles; ++d) {
    const Shares shares = shares_with_mean(parameters.size_share, parameters.decile_size[d]);
    double cumulative = 0;
    for (std::size_t s = 0; s < sizes; ++s) {
      cumulative += shares[s];
      // Thresholds in 32-bit words: a comparison of integers is the same on every machine.
      word_ends_[d][s] = static_cast<std::uint64_t>(cumulative * 4294967296.0 + 0.5);
    }
  }
}

std::uint8_t HouseholdSizes::size(double permanent, std::uint32_t word) const {
  std::size_t decile = 0;
  while (decile + 1 < deciles && permanent >= decile_ends_[decile]) ++decile;
  std::uint8_t persons = 1;
  while (persons < sizes && word >= word_ends_[decile][persons - 1U]) ++persons;
  return persons;
}

}  // namespace timbang
