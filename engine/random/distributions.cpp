#include "random/distributions.hpp"

#include "base/check.hpp"
#include "random/elementary.hpp"

namespace timbang {

double uniform_between(std::uint32_t word, double low, double high) {
  // The word itself, not uniform_open(): the lower bound is included and the upper one is not.
  return low + (high - low) * (static_cast<double>(word) * 0x1p-32);
}

double exponential(std::uint32_t word, double mean) {
  TIMBANG_CHECK(mean >= 0.0, "the mean of an exponential is not negative");
  // Inversion of the distribution function; the uniform number is never 0.
  return -mean * portable_log(uniform_open(word));
}

double log_normal(std::uint32_t word, double median, double sigma) {
  TIMBANG_CHECK(median > 0.0, "the median of a log-normal is positive");
  return median * portable_exp(sigma * standard_normal(word));
}

double fixed_plus_exponential(std::uint32_t word, double mean, double fixed_share) {
  return mean * fixed_share + exponential(word, mean * (1.0 - fixed_share));
}

}  // namespace timbang
