#include <algorithm>
#include <cstddef>
#include <limits>

#include "base/check.hpp"
#include "random/elementary.hpp"
#include "random/every_processor.hpp"
#include "random/exponential_function.hpp"

// The numbers of portable_exp(), without a branch, so that the compiler takes as many in a step as the vectors hold.

namespace timbang {
namespace {

constexpr double longest = 700.0;

TIMBANG_FOR_EVERY_PROCESSOR
void fill_exps(double* values, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    // Clamped and then chosen: both ways are computed, so that no lane branches.
    const double x = values[i];
    const double inside = x < -longest ? -longest : (x > longest ? longest : x);
    const double e = exp_of(inside);
    const double not_small = x < -longest ? 0.0 : e;
    values[i] = x > longest ? std::numeric_limits<double>::infinity() : not_small;
  }
}

}  // namespace

void portable_exps(std::span<double> values) {
  TIMBANG_CHECK(std::ranges::all_of(values, [](double x) { return x == x; }), "exp of NaN");
  fill_exps(values.data(), values.size());
}

}  // namespace timbang
