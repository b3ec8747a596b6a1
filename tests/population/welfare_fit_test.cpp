#include "population/welfare_fit.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "base/check.hpp"
#include "random/elementary.hpp"

using namespace timbang;

namespace {

constexpr double benefit = 200000.0 / 795965.0;
const WelfareMeasures targets{0.041, 0.006, 2650000.0 / 795965.0};

struct Household {
  double z;
  std::uint8_t size;
  bool aided;
};

/// Evenly spaced ranks; sizes 1 .. 8 in turn; of the poorer quarter three in five aided, of the others one in forty.
std::vector<Household> made_up_city() {
  constexpr std::size_t households = 200000;
  std::vector<Household> city;
  for (std::size_t i = 0; i < households; ++i) {
    const double rank = (static_cast<double>(i) + 0.5) / households;
    const auto size = static_cast<std::uint8_t>(1 + (i * 5) % 8);
    city.push_back({normal_quantile(rank), size, rank < 0.25 ? i % 5 < 3 : i % 40 == 0});
  }
  return city;
}

WelfareCounts counts_of(const std::vector<Household>& city) {
  WelfareCounts counts;
  for (const Household& household : city) counts.add(household.z, household.size, household.aided);
  return counts;
}

/// The measures household by household, without bins.
WelfareMeasures measure_plainly(const std::vector<Household>& city, const WelfareQuantile& quantile) {
  WelfareMeasures sums;
  double persons = 0;
  for (const Household& household : city) {
    const double heads = household.size;
    const double consumption = quantile.at(household.z) + (household.aided ? benefit / heads : 0);
    persons += heads;
    sums.mean_in_lines += heads * consumption;
    if (consumption < 1) {
      sums.headcount += heads;
      sums.gap += heads * (1 - consumption);
    }
  }
  return {sums.headcount / persons, sums.gap / persons, sums.mean_in_lines / persons};
}

}  // namespace

// Each of nine thresholds may misplace one household of the 200,000 within its bin: 4.5 persons of 900,000.
TEST_CASE("welfare measures over bins agree with measures over single households") {
  const auto city = made_up_city();
  const WelfareQuantile quantile{1.0, 0.6, 0.7};
  const WelfareMeasures binned = measure_welfare(counts_of(city), benefit, quantile);
  const WelfareMeasures plain = measure_plainly(city, quantile);
  CHECK(std::abs(binned.headcount - plain.headcount) < 9 * 4.5 / 900000);
  CHECK(std::abs(binned.gap - plain.gap) < 1e-6);
  CHECK(binned.mean_in_lines == Approx(plain.mean_in_lines).epsilon(1e-6));
}

TEST_CASE("the fitted distribution meets headcount, poverty gap and mean with aid as delivered") {
  const auto city = made_up_city();
  const WelfareFit fit = fit_welfare(counts_of(city), benefit, targets);
  const WelfareMeasures plain = measure_plainly(city, fit.quantile);
  CHECK(std::abs(plain.headcount - targets.headcount) < 9 * 4.5 / 900000);
  CHECK(std::abs(plain.gap - targets.gap) < 1e-6);
  CHECK(plain.mean_in_lines == Approx(targets.mean_in_lines).epsilon(1e-6));
  CHECK(fit.quantile.g > fit.quantile.join_elasticity());
  CHECK(fit.reached.headcount == Approx(targets.headcount).epsilon(1e-6));
}

TEST_CASE("the fit recovers the distribution that generated its targets") {
  const auto counts = counts_of(made_up_city());
  for (const WelfareQuantile& truth : {WelfareQuantile{1.03, 0.59, 0.67}, WelfareQuantile{0.9, 0.5, 0.4},
                                       WelfareQuantile{1.3, 0.8, 1.5}, WelfareQuantile{0.5, 0.7, 0.9}}) {
    const WelfareFit fit = fit_welfare(counts, benefit, measure_welfare(counts, benefit, truth));
    CHECK(fit.quantile.mu == Approx(truth.mu).epsilon(1e-4));
    CHECK(fit.quantile.sigma == Approx(truth.sigma).epsilon(1e-4));
    CHECK(fit.quantile.g == Approx(truth.g).epsilon(1e-3));
  }
}

TEST_CASE("a poverty gap that no lower tail can give is refused") {
  const auto counts = counts_of(made_up_city());
  CHECK_THROWS_AS(fit_welfare(counts, benefit, {0.041, 0.040, targets.mean_in_lines}), CheckFailed);
}

TEST_CASE("measuring the welfare of an empty population is refused") {
  CHECK_THROWS_AS(measure_welfare(WelfareCounts(), benefit, {1, 0.6, 0.7}), CheckFailed);
}

TEST_CASE("the fit starts from the log-normal with the targets' headcount and mean") {
  const WelfareQuantile start = log_normal_start(targets);
  CHECK(start.sigma == Approx(0.591).margin(0.001));
  CHECK(normal_cdf(-start.mu / start.sigma) == Approx(0.041).epsilon(1e-10));
}

TEST_CASE("bin counts do not depend on order, and scores beyond the bins count in the end bins") {
  WelfareCounts first;
  WelfareCounts second;
  first.add(-9, 3, true);
  second.add(9, 3, true);
  second.add(0, 1, false);
  first.add(second);
  CHECK(first.households(0, 3, true) == 1);
  CHECK(first.households(WelfareCounts::bins - 1, 3, true) == 1);
  CHECK(first.households(WelfareCounts::bins / 2, 1, false) == 1);
  CHECK(first.households(WelfareCounts::bins / 2, 1, true) == 0);
  CHECK_THROWS_AS(first.add(0, 9, false), CheckFailed);
}
