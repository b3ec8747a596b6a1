#pragma once

#include <cstdint>
#include <span>

#include "base/probability.hpp"

namespace timbang {

// Each distribution is a function of 32 random bits: no state, no std:: distribution (their results are not portable).

/// The word as a number in (0, 1): (word + 1/2) / 2^32. Never 0 or 1.
[[nodiscard]] constexpr double uniform_open(std::uint32_t word) {
  return (static_cast<double>(word) + 0.5) * 0x1p-32;
}
/// True with the given probability, exactly: word < round(p * 2^32).
[[nodiscard]] constexpr bool bernoulli(std::uint32_t word, Probability probability) {
  return word < probability.words();
}
/// Uniform on [low, high).
[[nodiscard]] double uniform_between(std::uint32_t word, double low, double high);
/// Exponential with the given mean, by inversion. Requires: mean >= 0.
[[nodiscard]] double exponential(std::uint32_t word, double mean);
/// The exponential of every word: the same numbers as exponential gives, quicker. Requires: equal sizes, mean >= 0.
void exponentials(std::span<const std::uint32_t> words, double mean, std::span<double> values);
/// Standard normal, by inversion.
[[nodiscard]] double standard_normal(std::uint32_t word);
/// The standard normal of every word: the same numbers as standard_normal gives, quicker. Requires: equal sizes.
void standard_normals(std::span<const std::uint32_t> words, std::span<double> values);
/// Log-normal with the given median and standard deviation of the logarithm. Requires: median > 0.
[[nodiscard]] double log_normal(std::uint32_t word, double median, double sigma);
/// Part fixed, the rest exponential, with the given mean: fixed_share 1 is constant, 0 is exponential.
[[nodiscard]] double fixed_plus_exponential(std::uint32_t word, double mean, double fixed_share);

}  // namespace timbang
