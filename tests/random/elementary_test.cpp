#include "random/elementary.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "base/check.hpp"

// The references are evaluated in 64-bit-mantissa long doubles, whose own error is 2000 times smaller.

using timbang::normal_cdf;
using timbang::normal_quantile;
using timbang::portable_exp;
using timbang::portable_log;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Points from `low` to `high`, `step` apart.
std::vector<double> grid(double low, double high, double step) {
  std::vector<double> points;
  for (double x = low; x <= high; x += step) points.push_back(x);
  return points;
}

/// Probabilities from 1e-300 to 1 - 1e-16, dense in the middle and evenly spaced by magnitude in the tails and about
/// 1/2.
std::vector<double> probabilities() {
  auto points = grid(0.0007, 0.9999, 0.0007);
  for (double tail = 0.1; tail > 1e-300; tail *= 0.83) {
    points.push_back(tail);
    if (tail > 1e-16) points.push_back(1.0 - tail);
    if (tail > 1e-16) points.push_back(0.5 + tail);
    if (tail > 1e-16) points.push_back(0.5 - tail);
  }
  std::ranges::sort(points);
  return points;
}

template <class Function, class Reference>
double worst_relative_error(const std::vector<double>& points, Function function, Reference reference) {
  long double worst = 0.0L;
  for (const double x : points) {
    const long double right = reference(static_cast<long double>(x));
    const long double error = std::abs(static_cast<long double>(function(x)) - right);
    worst = std::max(worst, right == 0.0L ? error : error / std::abs(right));
  }
  return static_cast<double>(worst);
}

long double reference_cdf(long double x) {
  return boost::math::erfc(-x / std::numbers::sqrt2_v<long double>) / 2.0L;
}

long double reference_quantile(long double p) {
  return boost::math::quantile(boost::math::normal_distribution<long double>(), p);
}

}  // namespace

TEST_CASE("exp has the stated error from -700 to 700") {
  const auto reference = [](long double x) { return std::exp(x); };
  CHECK(worst_relative_error(grid(-700.0, 700.0, 0.0173), portable_exp, reference) < 3e-16);
  CHECK(worst_relative_error(grid(-1.0, 1.0, 0.0000171), portable_exp, reference) < 3e-16);
}

TEST_CASE("exp is exactly 1 at 0, underflows to 0, overflows to infinity, and refuses NaN") {
  CHECK(portable_exp(0.0) == 1.0);
  CHECK(portable_exp(-701.0) == 0.0);
  CHECK(portable_exp(-infinity) == 0.0);
  CHECK(portable_exp(701.0) == infinity);
  CHECK(portable_exp(infinity) == infinity);
  CHECK_THROWS_AS(portable_exp(not_a_number), timbang::CheckFailed);
}

TEST_CASE("log has the stated error over all positive numbers, including near 1") {
  const auto reference = [](long double x) { return std::log(x); };
  std::vector<double> magnitudes;
  for (double x = std::numeric_limits<double>::denorm_min(); x < 1e308; x *= 1.0173) {
    magnitudes.push_back(x);
    if (x < 1e-320) x *= 2.0;
  }
  CHECK(worst_relative_error(magnitudes, portable_log, reference) < 3e-16);
  CHECK(worst_relative_error(grid(0.4, 2.9, 0.0000171), portable_log, reference) < 3e-16);
  std::vector<double> near_one{std::nextafter(1.0, 0.0), std::nextafter(1.0, 2.0)};
  for (double distance = 1e-15; distance < 0.1; distance *= 1.3) {
    near_one.insert(near_one.end(), {1.0 - distance, 1.0 + distance});
  }
  CHECK(worst_relative_error(near_one, portable_log, reference) < 3e-16);
}

TEST_CASE("log is exactly 0 at 1 and refuses zero, negative numbers and NaN") {
  CHECK(portable_log(1.0) == 0.0);
  for (const double x : {0.0, -1.0, infinity, not_a_number}) CHECK_THROWS_AS(portable_log(x), timbang::CheckFailed);
}

TEST_CASE("the normal distribution function has the stated error down to -37") {
  CHECK(worst_relative_error(grid(-37.0, 9.0, 0.00117), normal_cdf, reference_cdf) < 2e-15);
  CHECK(normal_cdf(0.0) == 0.5);
}

TEST_CASE("the normal distribution function is 0 and 1 in the far tails and refuses NaN") {
  for (const double x : {38.1, 1e10, 1e300, infinity}) {
    CHECK(normal_cdf(-x) == 0.0);
    CHECK(normal_cdf(x) == 1.0);
  }
  CHECK_THROWS_AS(normal_cdf(not_a_number), timbang::CheckFailed);
}

TEST_CASE("the normal quantile has the stated error from 1e-300 to 1 - 1e-16") {
  auto points = probabilities();
  for (const double edge : {0.075, 0.925}) {
    points.insert(points.end(), {std::nextafter(edge, 0.0), edge, std::nextafter(edge, 1.0)});
  }
  CHECK(worst_relative_error(points, normal_quantile, reference_quantile) < 2e-15);
  CHECK(normal_quantile(0.5) == 0.0);
}

TEST_CASE("the normal quantile increases with the probability, including where its branches meet") {
  auto points = probabilities();
  // exp(-25) is where the far tail's own approximation begins; neighbouring words of a draw are 2^-32 apart.
  for (const double edge : {0.075, 0.925, portable_exp(-25.0)}) {
    for (double step = -10.0; step <= 10.0; ++step) points.push_back(edge * (1.0 + 2e-14 * step));
    for (double step = -10.0; step <= 10.0; ++step) points.push_back(std::max(edge + 0x1p-32 * step, 1e-100));
  }
  std::ranges::sort(points);
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (points[i - 1] < points[i]) CHECK(normal_quantile(points[i - 1]) <= normal_quantile(points[i]));
  }
}

TEST_CASE("the normal quantile inverts the distribution function, is odd, and refuses 0 and 1") {
  for (const double x : grid(-37.0, 0.0, 0.0173)) CHECK(normal_quantile(normal_cdf(x)) == Approx(x).epsilon(1e-14));
  for (const double p : grid(1.0 / 64, 0.5, 1.0 / 64)) CHECK(normal_quantile(p) == -normal_quantile(1.0 - p));
  for (const double p : {0.0, 1.0, -0.1, not_a_number}) CHECK_THROWS_AS(normal_quantile(p), timbang::CheckFailed);
}

TEST_CASE("pow has the stated error") {
  for (const double y : {-3.0, -0.5, 0.33, 0.67, 1.0, 2.0, 7.5}) {
    for (const double x : {1e-12, 0.003, 0.1, 0.9, 1.0, 1.1, 42.0, 1e9}) {
      const long double right = std::pow(static_cast<long double>(x), static_cast<long double>(y));
      const double error = static_cast<double>(std::abs(timbang::portable_pow(x, y) / right - 1.0L));
      CHECK(error < 5e-16 * (1.0 + std::abs(y * std::log(x))));
    }
  }
}

TEST_CASE("column versions of exp and the normal quantile equal the scalar ones and refuse the same input") {
  std::vector<double> exponents = grid(-720.0, 720.0, 0.37);
  exponents.insert(exponents.end(), {-infinity, infinity, -700.0, 700.0, 0.0});
  std::vector<double> exponentials = exponents;
  timbang::portable_exps(exponentials);
  for (std::size_t i = 0; i < exponents.size(); ++i) CHECK(exponentials[i] == portable_exp(exponents[i]));

  const std::vector<double> points = probabilities();
  std::vector<double> quantiles = points;
  timbang::normal_quantiles(quantiles);
  for (std::size_t i = 0; i < quantiles.size(); ++i) CHECK(quantiles[i] == normal_quantile(points[i]));

  std::vector<double> wrong{0.5, 1.0};
  CHECK_THROWS_AS(timbang::normal_quantiles(wrong), timbang::CheckFailed);
  wrong[1] = not_a_number;
  CHECK_THROWS_AS(timbang::portable_exps(wrong), timbang::CheckFailed);
}
