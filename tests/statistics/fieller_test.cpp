#include "statistics/intervals/fieller.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "base/check.hpp"
#include "random/distributions.hpp"
#include "statistics/intervals/student.hpp"

using namespace timbang;
using Shape = RatioSet::Shape;

namespace {

/// Independent means with these standard errors.
RatioMoments independent(double numerator, double denominator, double numerator_error, double denominator_error) {
  return {numerator, denominator, numerator_error * numerator_error, denominator_error * denominator_error, 0};
}

/// Pairs of normal values, correlated, the same on every machine.
class Pairs {
 public:
  explicit Pairs(std::uint32_t seed) : words_(seed) {}

  void draw(std::size_t count, double denominator_mean) {
    numerators.assign(count, 0);
    denominators.assign(count, 0);
    for (std::size_t i = 0; i < count; ++i) {
      const double shared = next();
      numerators[i] = 20 + 3 * shared;
      denominators[i] = denominator_mean + 0.6 * shared + 0.8 * next();
    }
  }
  [[nodiscard]] RatioTerms terms() const { return {numerators, denominators}; }

  std::vector<double> numerators;
  std::vector<double> denominators;

 private:
  double next() { return standard_normal(static_cast<std::uint32_t>(words_())); }

  std::mt19937 words_;
};

std::vector<double> repeated(std::size_t count, double first, double second) {
  std::vector<double> values(count, first);
  for (std::size_t i = 0; i < count; i += 2) values[i] = second;
  return values;
}

}  // namespace

TEST_CASE("Fieller limits agree with the published examples") {
  // Colquhoun's program FIELLER (DCPROGS; github.com/DCPROGS/DCSTATS, README): 14 +- 3 over 7 +- 2, independent, 90 %
  // with 10 degrees of freedom, t = 1.812461: 1.051413 to 4.414296.
  CHECK(student_critical_value(10, 0.90) == Approx(1.812461).epsilon(1e-6));
  const RatioSet colquhoun = fieller_set(independent(14, 7, 3, 2), 1.812461);
  CHECK(colquhoun.shape == Shape::bounded);
  CHECK(colquhoun.ratio == 2);
  CHECK(colquhoun.low == Approx(1.051413).margin(1e-6));
  CHECK(colquhoun.high == Approx(4.414296).margin(1e-6));
  // GraphPad's calculator (ibid.): the same as standard deviations of 6 values each.
  struct Limits {
    double confidence, low, high;
  };
  for (const Limits& limits : {Limits{0.90, 1.54, 2.64}, Limits{0.95, 1.46, 2.83}, Limits{0.99, 1.27, 3.36}}) {
    const RatioSet set = fieller_set(independent(14, 7, 3 / std::sqrt(6), 2 / std::sqrt(6)),
                                     student_critical_value(10, limits.confidence));
    CHECK(std::abs(set.low - limits.low) < 0.005);
    CHECK(std::abs(set.high - limits.high) < 0.005);
  }
}

TEST_CASE("every bound of a Fieller set is a ratio at the critical value of the test") {
  for (const double denominator : {7.0, 1.0, -1.0, -7.0}) {
    for (const double covariance : {-0.7, 0.0, 0.7}) {
      const RatioMoments m{5, denominator, 1.1, 0.9, covariance};
      const RatioSet set = fieller_set(m, 2.5);
      REQUIRE((set.shape == Shape::bounded || set.shape == Shape::outside));
      CHECK(set.low < set.high);
      CHECK(set.contains(set.ratio));
      CHECK((set.shape == Shape::bounded) == (std::abs(denominator) > 2.5 * std::sqrt(0.9)));
      for (const double bound : {set.low, set.high}) {
        const double distance = std::abs(m.numerator - bound * m.denominator);
        const double variance =
            m.numerator_variance - 2 * bound * m.covariance + bound * bound * m.denominator_variance;
        CHECK(distance == Approx(2.5 * std::sqrt(variance)));
      }
    }
  }
}

TEST_CASE("if numerator and denominator may both be zero the Fieller set is unbounded") {
  const RatioSet set = fieller_set(independent(0.5, 0.5, 1, 1), 2);
  CHECK(set.shape == Shape::everything);
  CHECK(set.contains(-1e9));
  CHECK(fieller_set(independent(0.5, 2, 1, 1), 2).shape == Shape::everything);  // the denominator just covers zero
}

TEST_CASE("a zero denominator has no ratio, and a constant one scales the numerator's interval") {
  CHECK(fieller_set(independent(5, 0, 1, 0), 2).shape == Shape::undefined);
  const RatioSet set = fieller_set(independent(5, 4, 1, 0), 2);
  CHECK(set.low == Approx(3.0 / 4));
  CHECK(set.high == Approx(7.0 / 4));
  const RatioSet exact = fieller_set(independent(5, 4, 0, 0), 2);
  CHECK(exact.low == 1.25);
  CHECK(exact.high == 1.25);
}

TEST_CASE("a 95 % Fieller set covers the true ratio in 95 % of cases, even with a denominator near zero") {
  // 20,000 sets of ten pairs: binomial with standard deviation 30.8; limits 4.5 of those away, false alarm 7e-6 each.
  constexpr int sets = 20000;
  for (const double denominator_mean : {10.0, 0.5}) {
    Pairs pairs(20231124);
    std::array<int, 4> shapes{};
    int covered = 0;
    for (int i = 0; i < sets; ++i) {
      pairs.draw(10, denominator_mean);
      const RatioSet set = fieller_set(pairs.terms());
      ++shapes.at(static_cast<std::size_t>(set.shape));
      covered += set.contains(20 / denominator_mean) ? 1 : 0;
    }
    CAPTURE(denominator_mean, covered);
    CHECK(std::abs(covered - 19000) < 139);
    const int bounded = shapes.at(static_cast<std::size_t>(Shape::bounded));
    CHECK((denominator_mean == 10 ? bounded == sets : bounded < sets / 2));
  }
}

TEST_CASE("a Fieller set does not depend on the order of replications and scales with units") {
  Pairs pairs(7);
  pairs.draw(12, 5);
  const RatioSet set = fieller_set(pairs.terms());
  std::vector<double> numerators(pairs.numerators.rbegin(), pairs.numerators.rend());
  std::vector<double> denominators(pairs.denominators.rbegin(), pairs.denominators.rend());
  const RatioSet reversed = fieller_set(RatioTerms{numerators, denominators});
  CHECK(reversed.low == set.low);
  CHECK(reversed.high == set.high);
  for (double& value : numerators) value *= 1024;
  const RatioSet scaled = fieller_set(RatioTerms{numerators, denominators});
  CHECK(scaled.low == set.low * 1024);
  CHECK(scaled.high == set.high * 1024);
}

TEST_CASE("a ratio over seeds has a Fieller interval or is not computable") {
  const std::vector<double> cost{10, 12, 11, 13};
  const std::vector<double> families{5, 6, 5, 6};
  const Estimate estimate = estimate_ratio(IntervalKind::seeds, {cost, families});
  CHECK(estimate.mean == Approx(46.0 / 22));
  CHECK(*estimate.low == fieller_set(RatioTerms{cost, families}).low);
  const std::vector<double> few{1, -1, 2, -1};
  CHECK(std::isnan(estimate_ratio(IntervalKind::seeds, {cost, few}).mean));
  const std::vector<double> undefined{5, 6, std::numeric_limits<double>::quiet_NaN(), 6};
  CHECK(std::isnan(estimate_ratio(IntervalKind::seeds, {cost, undefined}).mean));
  const std::vector<double> one{8};
  const std::vector<double> other{2};
  CHECK(estimate_ratio(IntervalKind::seeds, {one, other}).mean == 4);
  CHECK_FALSE(estimate_ratio(IntervalKind::seeds, {one, other}).low);
  CHECK_THROWS_AS(estimate_ratio(IntervalKind::seeds, {cost, other}), CheckFailed);
}

TEST_CASE("a plausible range of a ratio is over the replications' ratios if all denominators are positive") {
  std::vector<double> numerators(fewest_for_range, 6);
  std::vector<double> denominators(fewest_for_range, 2);
  denominators[5] = 1;
  denominators[9] = 4;
  const Estimate estimate = estimate_ratio(IntervalKind::plausible, {numerators, denominators});
  CHECK(estimate.mean == Approx(6.0 * 39 / 79));  // 78 - 2 + 1 - 2 + 4
  CHECK(*estimate.low == 1.5);
  CHECK(*estimate.high == 6);
  denominators[3] = 0;
  CHECK(std::isnan(estimate_ratio(IntervalKind::plausible, {numerators, denominators}).mean));
}

TEST_CASE("a difference of ratios is paired, so that common variation cancels") {
  Pairs pairs(11);
  pairs.draw(20, 5);
  std::vector<double> dearer = pairs.numerators;
  for (double& value : dearer) value *= 1.5;
  const RatioTerms before = pairs.terms();
  const RatioTerms after{dearer, pairs.denominators};
  const PairedDifference paired = paired_ratio_difference(IntervalKind::seeds, after, before);
  const Estimate ratio = estimate_ratio(IntervalKind::seeds, before);
  CHECK(paired.difference.mean == Approx(0.5 * ratio.mean));
  CHECK((*paired.difference.high - *paired.difference.low) < 0.6 * (*ratio.high - *ratio.low));
  CHECK(*paired.variance_reduction == Approx((1.5 * 1.5 + 1) / (0.5 * 0.5)));
  const std::vector<double> nobody(20, 0);
  CHECK(std::isnan(paired_ratio_difference(IntervalKind::seeds, {dearer, nobody}, before).difference.mean));
}

TEST_CASE("the 95 % interval of a difference of ratios covers the true difference in 95 % of cases") {
  // As above; linearised, so the limits are 1 % of 20,000 either side of 95 %, five times the binomial's deviation.
  Pairs a(1);
  Pairs b(2);
  constexpr int intervals = 20000;
  int covered = 0;
  for (int i = 0; i < intervals; ++i) {
    a.draw(20, 10);
    b.draw(20, 8);
    const Estimate difference = paired_ratio_difference(IntervalKind::seeds, a.terms(), b.terms()).difference;
    covered += *difference.low <= 2 - 2.5 && 2 - 2.5 <= *difference.high ? 1 : 0;
  }
  CHECK(std::abs(covered - 19000) < 200);
}

TEST_CASE("a plausible range of a difference of ratios is over the replications' differences") {
  const std::vector<double> cost = repeated(40, 12, 6);
  const std::vector<double> families(40, 3);
  const std::vector<double> more(40, 6);
  const PairedDifference paired = paired_ratio_difference(IntervalKind::plausible, {cost, more}, {cost, families});
  CHECK(paired.difference.mean == Approx(1.5 - 3));
  CHECK(*paired.difference.low == -2);
  CHECK(*paired.difference.high == -1);
}
