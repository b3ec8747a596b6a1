#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "base/check.hpp"
#include "random/distributions.hpp"
#include "random/every_processor.hpp"
#include "random/logarithm.hpp"
#include "random/wichura.hpp"

// The numbers of standard_normal(), a stretch of words at a time: those in the middle of the distribution first,
// without a branch, so that the compiler takes as many in a step as the vectors hold; then, gathered, the 15 % further
// out.

namespace timbang {
namespace {

constexpr std::size_t stretch = 256;

TIMBANG_FOR_EVERY_PROCESSOR
void fill_central(const std::uint32_t* words, std::size_t count, double* values) {
  for (std::size_t i = 0; i < count; ++i) values[i] = central_quantile(uniform_open(words[i]));
}

/// No word lies so far out that the third piece would be needed: uniform_open() keeps 2^-33 from 0 and from 1.
TIMBANG_FOR_EVERY_PROCESSOR
void fill_outer(const std::uint32_t* words, std::size_t count, double* values) {
  for (std::size_t i = 0; i < count; ++i) {
    const double p = uniform_open(words[i]);
    const double tail = p < 0.5 ? p : 1.0 - p;
    const double distance = quantile_middle(std::sqrt(-log_of(scaled(tail))) - 1.6);
    values[i] = p < 0.5 ? -distance : distance;
  }
}

void fill_stretch(const std::uint32_t* words, std::size_t count, double* values) {
  std::array<std::uint32_t, stretch> outer_words;
  std::array<std::uint32_t, stretch> places;
  std::array<double, stretch> outer_values;
  fill_central(words, count, values);
  std::size_t outer = 0;
  for (std::size_t i = 0; i < count; ++i) {
    outer_words[outer] = words[i];
    places[outer] = static_cast<std::uint32_t>(i);
    outer += is_central(uniform_open(words[i])) ? 0U : 1U;
  }
  fill_outer(outer_words.data(), outer, outer_values.data());
  for (std::size_t k = 0; k < outer; ++k) values[places[k]] = outer_values[k];
}

}  // namespace

void standard_normals(std::span<const std::uint32_t> words, std::span<double> values) {
  TIMBANG_CHECK(words.size() == values.size(), "one normal for every word");
  for (std::size_t done = 0; done < words.size(); done += stretch) {
    fill_stretch(words.data() + done, std::min(stretch, words.size() - done), values.data() + done);
  }
}

}  // namespace timbang
