#include "statistics/designs/input_distribution.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "base/check.hpp"

using namespace timbang;

namespace {

const std::vector<double> probabilities{1e-9, 0.001, 0.1, 0.25, 0.5, 0.7, 0.9, 0.999, 1 - 1e-9};
constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("uniform, log-uniform and triangular inputs have the quantiles of their closed forms") {
  const boost::math::triangular_distribution<> triangular(2, 3, 7);
  for (const double p : probabilities) {
    CHECK(quantile(UniformInput{-2, 6}, p) == Approx(-2 + 8 * p));
    CHECK(quantile(LogUniformInput{0.01, 100}, p) == Approx(0.01 * std::pow(10000, p)));
    CHECK(quantile(TriangularInput{2, 3, 7}, p) == Approx(boost::math::quantile(triangular, p)));
  }
  CHECK(quantile(TriangularInput{2, 2, 7}, 0.5) == Approx(7 - 5 * std::sqrt(0.5)));
  CHECK(quantile(TriangularInput{2, 7, 7}, 0.5) == Approx(2 + 5 * std::sqrt(0.5)));
}

TEST_CASE("a PERT input is a beta distribution whose mean gives the mode weight four") {
  const boost::math::beta_distribution<> beta(1 + 4 * 0.2, 1 + 4 * 0.8);  // range 10 .. 20, mode 12
  double mean = 0;
  for (const double p : probabilities) {
    CHECK(quantile(PertInput{10, 12, 20}, p) == Approx(10 + 10 * boost::math::quantile(beta, p)).margin(1e-8));
  }
  for (int i = 0; i < 2000; ++i) mean += quantile(PertInput{10, 12, 20}, (i + 0.5) / 2000) / 2000;
  CHECK(mean == Approx((10 + 4 * 12 + 20) / 6.0).epsilon(1e-5));
}

TEST_CASE("a truncated normal input has the right quantiles, also far in the tails") {
  const boost::math::normal normal(5, 2);
  const double low = boost::math::cdf(normal, 4);
  const double high = boost::math::cdf(normal, 9);
  for (const double p : probabilities) {
    const double expected = boost::math::quantile(normal, low + p * (high - low));
    CHECK(quantile(TruncatedNormalInput{5, 2, 4, 9}, p) == Approx(expected));
    CHECK(quantile(TruncatedNormalInput{5, 2, -infinity, infinity}, p) == Approx(boost::math::quantile(normal, p)));
    const double tail = quantile(TruncatedNormalInput{0, 1, 10, infinity}, p);
    CHECK(boost::math::cdf(complement(boost::math::normal(), tail)) ==
          Approx((1 - p) * boost::math::cdf(complement(boost::math::normal(), 10.0))).epsilon(1e-6));
  }
}

TEST_CASE("a discrete input takes its values in proportion to their weights") {
  const DiscreteInput input{{3, 1, 2}, {1, 0, 3}};
  CHECK(quantile(input, 0.2499) == 3);
  CHECK(quantile(input, 0.2501) == 2);
  CHECK(quantile(input, 1 - 1e-12) == 2);
}

TEST_CASE("distributions with invalid parameters are refused") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const std::vector<InputDistribution> wrong{UniformInput{1, 1},
                                             UniformInput{nan, 1},
                                             TriangularInput{0, 2, 1},
                                             LogUniformInput{0, 1},
                                             PertInput{0, -1, 1},
                                             DiscreteInput{{1, 2}, {1}},
                                             DiscreteInput{{1}, {0}},
                                             DiscreteInput{{1, 2}, {2, -1}},
                                             TruncatedNormalInput{0, 0, -1, 1},
                                             TruncatedNormalInput{0, 1, 1, -1}};
  for (const InputDistribution& distribution : wrong) {
    CHECK_FALSE(is_valid(distribution));
    CHECK_THROWS_AS(quantile(distribution, 0.5), CheckFailed);
  }
  CHECK_THROWS_AS(quantile(UniformInput{0, 1}, 0.0), CheckFailed);
  CHECK_THROWS_AS(quantile(UniformInput{0, 1}, nan), CheckFailed);
}
