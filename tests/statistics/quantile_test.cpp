#include "statistics/intervals/quantile.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

#include "base/check.hpp"
#include "random/distributions.hpp"
#include "statistics/intervals/interval.hpp"

using namespace timbang;

namespace {

std::vector<double> first_numbers(std::size_t count) {
  std::vector<double> values(count);
  std::iota(values.begin(), values.end(), 1.0);
  return values;
}

}  // namespace

TEST_CASE("a quantile of n values is interpolated linearly at its rank among n + 1") {
  // Hyndman and Fan's type 6; R: quantile(1:9, c(.25, .5, .9), type = 6) is 2.5, 5, 9.
  const std::vector<double> nine = first_numbers(9);
  CHECK(quantile(nine, 0.25) == Approx(2.5));
  CHECK(quantile(nine, 0.5) == 5);
  CHECK(quantile(nine, 0.9) == 9);
  CHECK(quantile(nine, 0.1) == 1);
  CHECK_THROWS_AS(quantile(nine, 0.05), CheckFailed);
  CHECK_THROWS_AS(quantile(nine, 0.95), CheckFailed);
  CHECK(quantile(first_numbers(40), 0.025) == Approx(1.025));
}

TEST_CASE("a 95 % range needs 39 values and does not depend on their order") {
  CHECK_FALSE(estimate_range(first_numbers(38)).low);
  CHECK(estimate_range(first_numbers(38)).mean == 19.5);
  std::vector<double> values = first_numbers(fewest_for_range);
  std::ranges::reverse(values);
  const Estimate range = estimate_range(values);
  CHECK(range.mean == 20);
  CHECK(*range.low == 1);
  CHECK(*range.high == 39);
  values[3] = std::nan("");
  CHECK(std::isnan(estimate_range(values).mean));
  CHECK_FALSE(estimate_range(values).low);
}

TEST_CASE("a new value falls into the range of 40 values in 95 % of cases") {
  // 20,000 ranges: binomial with standard deviation 30.8; limits 4.5 of those away, false alarm 7e-6. Type 7 of Hyndman
  // and Fan would hold 18,073.
  std::mt19937 words(20231124);
  const auto next = [&] { return exponential(static_cast<std::uint32_t>(words()), 1); };
  constexpr int ranges = 20000;
  int held = 0;
  for (int i = 0; i < ranges; ++i) {
    std::vector<double> values(40);
    for (double& value : values) value = next();
    const Estimate range = estimate_range(values);
    const double further = next();
    held += *range.low <= further && further <= *range.high ? 1 : 0;
  }
  CHECK(std::abs(held - 19000) < 139);
}

TEST_CASE("an estimate's interval has the requested kind of coverage") {
  const std::vector<double> values = first_numbers(80);
  const Estimate seeds = estimate(IntervalKind::seeds, values);
  const Estimate plausible = estimate(IntervalKind::plausible, values);
  CHECK(seeds.mean == plausible.mean);
  CHECK(*seeds.high - *seeds.low < 11);
  CHECK(*plausible.high - *plausible.low > 76);
  std::vector<double> doubled = values;
  for (double& value : doubled) value *= 2;
  const PairedDifference paired = paired_difference(IntervalKind::plausible, doubled, values);
  CHECK(*paired.difference.low == Approx(2.025));
  CHECK(*paired.variance_reduction == Approx(5));
}
