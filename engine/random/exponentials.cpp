#include <cstddef>

#include "base/check.hpp"
#include "random/distributions.hpp"
#include "random/every_processor.hpp"
#include "random/logarithm.hpp"

namespace timbang {
namespace {

TIMBANG_FOR_EVERY_PROCESSOR
void fill_exponentials(const std::uint32_t* words, std::size_t count, double mean, double* values) {
  for (std::size_t i = 0; i < count; ++i) values[i] = -mean * log_of(scaled(uniform_open(words[i])));
}

}  // namespace

void exponentials(std::span<const std::uint32_t> words, double mean, std::span<double> values) {
  TIMBANG_CHECK(words.size() == values.size(), "there is one exponential number for every word");
  TIMBANG_CHECK(mean >= 0.0, "the mean of an exponential is not negative");
  fill_exponentials(words.data(), words.size(), mean, values.data());
}

}  // namespace timbang
