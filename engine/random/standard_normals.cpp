#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "base/check.hpp"
#include "random/distributions.hpp"
#include "random/elementary.hpp"
#include "random/every_processor.hpp"
#include "random/logarithm.hpp"
#include "random/wichura.hpp"

// The numbers of normal_quantile(), a stretch of probabilities at a time: those in the middle of the distribution
// first, without a branch, so that the compiler takes as many in a step as the vectors hold; then, gathered, the 15 %
// further out; and one by one those so far out that the third piece is needed.

namespace timbang {
namespace {

constexpr std::size_t stretch = 256;

TIMBANG_FOR_EVERY_PROCESSOR
void fill_uniforms(const std::uint32_t* words, std::size_t count, double* values) {
  for (std::size_t i = 0; i < count; ++i) values[i] = uniform_open(words[i]);
}

TIMBANG_FOR_EVERY_PROCESSOR
void fill_central(const double* p, std::size_t count, double* values) {
  for (std::size_t i = 0; i < count; ++i) values[i] = central_quantile(p[i]);
}

double tail_of(double p) {
  return p < 0.5 ? p : 1.0 - p;
}

TIMBANG_FOR_EVERY_PROCESSOR
void fill_outer(const double* p, std::size_t count, double* values) {
  for (std::size_t i = 0; i < count; ++i) {
    const double tail = p[i] < 0.5 ? p[i] : 1.0 - p[i];
    const double distance = quantile_middle(std::sqrt(-log_of(scaled(tail))) - 1.6);
    values[i] = p[i] < 0.5 ? -distance : distance;
  }
}

/// Puts quantiles in the place of at most a stretch of probabilities.
void fill_stretch(double* values, std::size_t count) {
  std::array<double, stretch> p{};
  std::array<double, stretch> outer;
  std::array<std::uint32_t, stretch> places;
  std::array<double, stretch> outer_values;
  std::copy_n(values, count, p.data());
  fill_central(p.data(), count, values);
  std::size_t outers = 0;
  for (std::size_t i = 0; i < count; ++i) {
    // Stored in any case and overwritten if it was central: cheaper than a branch that is taken at random.
    outer[outers] = p[i];
    places[outers] = static_cast<std::uint32_t>(i);
    outers += is_central(p[i]) ? 0U : 1U;
  }
  fill_outer(outer.data(), outers, outer_values.data());
  constexpr double may_need_third_piece = 2e-11;  // it begins at e^-25; no word lies so far out
  for (std::size_t k = 0; k < outers; ++k) {
    values[places[k]] = tail_of(outer[k]) < may_need_third_piece ? normal_quantile(outer[k]) : outer_values[k];
  }
}

void fill_quantiles(double* values, std::size_t count) {
  for (std::size_t done = 0; done < count; done += stretch) {
    fill_stretch(values + done, std::min(stretch, count - done));
  }
}

}  // namespace

void normal_quantiles(std::span<double> values) {
  TIMBANG_CHECK(std::ranges::all_of(values, [](double p) { return p > 0.0 && p < 1.0; }),
                "a quantile needs a probability above 0 and below 1");
  fill_quantiles(values.data(), values.size());
}

void standard_normals(std::span<const std::uint32_t> words, std::span<double> values) {
  TIMBANG_CHECK(words.size() == values.size(), "there is one normal number for every word");
  fill_uniforms(words.data(), words.size(), values.data());
  fill_quantiles(values.data(), values.size());
}

}  // namespace timbang
