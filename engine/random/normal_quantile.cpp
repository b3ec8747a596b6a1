#include <cmath>

#include "base/check.hpp"
#include "random/distributions.hpp"
#include "random/elementary.hpp"
#include "random/wichura.hpp"

namespace timbang {
namespace {

/// How far the quantile of a tail probability below 0.075 lies from 0.
double tail_distance(double tail_probability) {
  // Wichura's tails are rational functions of this r, with different coefficients below and above 5.
  const double r = std::sqrt(-portable_log(tail_probability));
  return r <= 5.0 ? quantile_middle(r - 1.6) : quantile_tail(r - 5.0);
}

/// The part of p that is not central.
double outer_quantile(double p) {
  return p < 0.5 ? -tail_distance(p) : tail_distance(1.0 - p);
}

}  // namespace

double normal_quantile(double p) {
  TIMBANG_CHECK(p > 0.0 && p < 1.0, "a quantile needs a probability above 0 and below 1");
  return is_central(p) ? central_quantile(p) : outer_quantile(p);
}

double standard_normal(std::uint32_t word) {
  return normal_quantile(uniform_open(word));
}

}  // namespace timbang
