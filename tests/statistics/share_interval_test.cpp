#include "statistics/intervals/share_interval.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "base/check.hpp"

using namespace timbang;

TEST_CASE("the interval of a share is the Clopper-Pearson interval") {
  // Ends in closed form: with all or none met, the bound is a root of the tail's chance.
  const Estimate none = estimate_share(0, 10);
  CHECK(none.mean == 0);
  CHECK(none.low.value() == 0);
  CHECK(none.high.value() == Approx(1 - std::pow(0.025, 0.1)));
  const Estimate all = estimate_share(40, 40, 0.9);
  CHECK(all.low.value() == Approx(std::pow(0.05, 1.0 / 40)));
  CHECK(all.high.value() == 1);
  // 15 of 40: the tails beyond the bounds hold 2.5 % each.
  const Estimate some = estimate_share(15, 40);
  const auto chance_of_at_most = [](int met, double p) {
    double sum = 0;
    for (int k = 0; k <= met; ++k)
      sum += std::exp(std::lgamma(41) - std::lgamma(k + 1) - std::lgamma(41 - k) + k * std::log(p) +
                      (40 - k) * std::log1p(-p));
    return sum;
  };
  CHECK(chance_of_at_most(15, some.high.value()) == Approx(0.025));
  CHECK(1 - chance_of_at_most(14, some.low.value()) == Approx(0.025));
  CHECK(some.mean == 0.375);
}

TEST_CASE("a share of no trials is undefined, and more successes than trials are refused") {
  CHECK(std::isnan(estimate_share(0, 0).mean));
  CHECK_FALSE(estimate_share(0, 0).low.has_value());
  CHECK_THROWS_AS(estimate_share(2, 1), CheckFailed);
}
