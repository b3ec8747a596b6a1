#include "population/welfare_quantile.hpp"

#include <catch2/catch.hpp>

#include "random/elementary.hpp"

using timbang::WelfareQuantile;

namespace {

const WelfareQuantile typical{1.028, 0.591, 0.67};
const double join = timbang::normal_quantile(0.1);

}  // namespace

TEST_CASE("above its first decile the welfare distribution is log-normal") {
  for (const double z : {-1.28, -0.5, 0.0, 1.0, 3.0}) {
    CHECK(typical.at(z) == Approx(timbang::portable_exp(1.028 + 0.591 * z)).epsilon(1e-14));
  }
}

TEST_CASE("the two parts of the welfare distribution join with equal value and slope") {
  const double step = 1e-5;
  const double at_join = typical.at(join);
  CHECK(typical.at(join - 1e-12) == Approx(at_join).epsilon(1e-11));
  const double slope_below = (at_join - typical.at(join - step)) / step;
  const double slope_above = (typical.at(join + step) - at_join) / step;
  CHECK(slope_below == Approx(slope_above).epsilon(1e-4));
  CHECK(slope_above == Approx(0.591 * at_join).epsilon(1e-4));
}

TEST_CASE("the welfare of the poorest households follows the stated formula") {
  const double k = 0.1 * 0.591 / 0.17549833193248685;
  const double q10 = typical.at(join);
  const double half_rank = q10 * (1 + k / 0.67 * (timbang::portable_pow(0.5, 0.67) - 1));
  CHECK(typical.at(timbang::normal_quantile(0.05)) == Approx(half_rank).epsilon(1e-12));
  CHECK(typical.at(-60) == Approx(q10 * (1 - k / 0.67)).epsilon(1e-12));
}

TEST_CASE("consumption increases with the welfare score and its logarithm agrees") {
  double before = 0;
  for (double z = -8; z < 8; z += 0.01) {
    const double now = typical.at(z);
    CHECK(now > before);
    CHECK(timbang::portable_exp(typical.log_at(z)) == Approx(now).epsilon(1e-12));
    before = now;
  }
}

TEST_CASE("the score of a consumption inverts the distribution") {
  for (double z = -7; z < 7; z += 0.037)
    CHECK(typical.score_of(typical.at(z)) == Approx(z).epsilon(1e-8).margin(1e-10));
}

TEST_CASE("a consumption below everyone's has the lowest score") {
  CHECK(typical.score_of(0.9 * typical.at(-60)) == -38);
  CHECK(typical.score_of(1e-300) == -38);
}
