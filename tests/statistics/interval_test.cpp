#include "statistics/intervals/interval.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "base/check.hpp"
#include "random/distributions.hpp"

using timbang::estimate_mean;
using timbang::paired_difference;

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// Standard normal values, the same on every machine.
class Normals {
 public:
  explicit Normals(std::uint32_t seed) : words_(seed) {}

  double next() { return timbang::standard_normal(static_cast<std::uint32_t>(words_())); }

 private:
  std::mt19937 words_;
};

}  // namespace

TEST_CASE("an interval is the mean plus and minus Student's quantile times its standard error") {
  // Mean 3, standard deviation sqrt(2.5); t(0.975; 4) = 2.776445 (Abramowitz and Stegun, table 26.10).
  const std::vector<double> values{1, 2, 3, 4, 5};
  const auto estimate = estimate_mean(values);
  CHECK(estimate.mean == 3);
  CHECK(*estimate.high - 3 == Approx(2.776445 * std::sqrt(0.5)).epsilon(1e-6));
  CHECK(3 - *estimate.low == Approx(*estimate.high - 3).epsilon(1e-12));
  // t(0.995; 4) = 4.604095
  CHECK(*estimate_mean(values, 0.99).high - 3 == Approx(4.604095 * std::sqrt(0.5)).epsilon(1e-6));
}

TEST_CASE("a 95 % interval of five normal values covers their mean in 95 % of cases") {
  // 20,000 intervals: binomial with standard deviation 30.8. The limits are 4.5 of those away: false alarm 7e-6.
  // The normal quantile instead of Student's would cover 87.8 %.
  Normals normals(20231124);
  constexpr int intervals = 20000;
  int covered = 0;
  for (int i = 0; i < intervals; ++i) {
    std::vector<double> values(5);
    for (double& value : values) value = 100 + 7 * normals.next();
    const auto estimate = estimate_mean(values);
    covered += *estimate.low <= 100 && 100 <= *estimate.high ? 1 : 0;
  }
  CHECK(std::abs(covered - 19000) < 139);
}

TEST_CASE("one value has a mean without interval, and no values have no mean") {
  const auto one = estimate_mean(std::vector<double>{4.5});
  CHECK(one.mean == 4.5);
  CHECK_FALSE(one.low);
  CHECK_FALSE(one.high);
  const auto none = estimate_mean(std::vector<double>{});
  CHECK(std::isnan(none.mean));
  CHECK_FALSE(none.low);
}

TEST_CASE("an outcome that is undefined in one replication is undefined") {
  const auto estimate = estimate_mean(std::vector<double>{1, undefined, 3});
  CHECK(std::isnan(estimate.mean));
  CHECK_FALSE(estimate.low);
  CHECK_FALSE(estimate.high);
}

TEST_CASE("equal values give their exact mean and an interval of width zero") {
  for (const double value : {0.1, 795965.1, -1e-300, 1.0 / 3}) {
    const std::vector<double> values(7, value);
    const auto estimate = estimate_mean(values);
    CHECK(estimate.mean == value);
    CHECK(*estimate.low == value);
    CHECK(*estimate.high == value);
  }
}

TEST_CASE("an estimate does not depend on the order of replications, bit for bit") {
  Normals normals(7);
  std::vector<double> a(20);
  std::vector<double> b(20);
  for (std::size_t i = 0; i < a.size(); ++i) {
    a[i] = 1e9 * normals.next();
    b[i] = normals.next();
  }
  const auto forward = paired_difference(a, b);
  std::ranges::reverse(a);
  std::ranges::reverse(b);
  const auto backward = paired_difference(a, b);
  CHECK(forward.difference.mean == backward.difference.mean);
  CHECK(*forward.difference.low == *backward.difference.low);
  CHECK(*forward.variance_reduction == *backward.variance_reduction);
}

TEST_CASE("a paired difference equals the estimate over the differences") {
  const std::vector<double> a{10, 12, 11, 15, 14};
  const std::vector<double> b{9, 10, 10, 12, 13};
  const auto paired = paired_difference(a, b);
  const auto expected = estimate_mean(std::vector<double>{1, 2, 1, 3, 1});
  CHECK(paired.difference.mean == expected.mean);
  CHECK(*paired.difference.low == *expected.low);
  CHECK(*paired.difference.high == *expected.high);
  // Var A = 4.3, Var B = 2.7, Var(A - B) = 0.8
  CHECK(*paired.variance_reduction == Approx((4.3 + 2.7) / 0.8));
}

TEST_CASE("independent arms have a variance reduction near 1, correlated arms a larger one") {
  // 4,000 pairs: the ratio's standard deviation is about 0.02 (independent); limits at 5 of those, false alarm 6e-7.
  Normals normals(99);
  std::vector<double> a(4000);
  std::vector<double> independent(4000);
  std::vector<double> correlated(4000);
  for (std::size_t i = 0; i < a.size(); ++i) {
    a[i] = normals.next();
    independent[i] = normals.next();
    correlated[i] = a[i] + 0.1 * normals.next();
  }
  CHECK(*paired_difference(a, independent).variance_reduction == Approx(1).margin(0.1));
  CHECK(*paired_difference(a, correlated).variance_reduction == Approx(201).epsilon(0.12));
}

TEST_CASE("an undefined variance reduction is left out") {
  const std::vector<double> a{0.1, 0.2, 0.7, 0.4, 0.5};
  SECTION("arms that are the same") {
    CHECK_FALSE(paired_difference(a, a).variance_reduction);
  }
  SECTION("arms a constant apart, but for rounding") {
    std::vector<double> b = a;
    for (double& value : b) value += 0.3;
    const auto paired = paired_difference(a, b);
    CHECK(paired.difference.mean == Approx(-0.3));
    CHECK_FALSE(paired.variance_reduction);
  }
  SECTION("fewer than five replications") {
    const std::vector<double> four{1, 2, 3, 5};
    const std::vector<double> other{2, 2, 3, 3};
    const auto paired = paired_difference(four, other);
    CHECK(paired.difference.low);
    CHECK_FALSE(paired.variance_reduction);
  }
  SECTION("an undefined value") {
    std::vector<double> b = a;
    b[3] = undefined;
    const auto paired = paired_difference(a, b);
    CHECK(std::isnan(paired.difference.mean));
    CHECK_FALSE(paired.difference.low);
    CHECK_FALSE(paired.variance_reduction);
  }
}

TEST_CASE("paired samples of unequal size fail a check") {
  CHECK_THROWS_AS(paired_difference(std::vector<double>{1, 2}, std::vector<double>{1}), timbang::CheckFailed);
}
