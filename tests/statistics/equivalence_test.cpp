#include "statistics/intervals/equivalence.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <vector>

#include "base/check.hpp"

using namespace timbang;

namespace {

/// Ten values with this mean and standard error 0.1: their 90 % interval reaches 1.8331 standard errors to each side.
std::vector<double> ten_values(double mean) {
  std::vector<double> values;
  for (int i = 0; i < 5; ++i) {
    values.push_back(mean - 0.3);
    values.push_back(mean + 0.3);
  }
  return values;
}
constexpr double half_width = 0.18331;

}  // namespace

TEST_CASE("equivalence is shown when the 90 % interval lies within the margin on both sides") {
  for (const double mean : {50.0, 50.31, 49.69}) {
    CHECK(test_equivalence(ten_values(mean), 50, 0.5).result == Equivalence::shown);
  }
  const EquivalenceTest test = test_equivalence(ten_values(50), 50, 0.5);
  CHECK(*test.estimate.low == Approx(50 - half_width).margin(1e-5));
  CHECK(*test.estimate.high == Approx(50 + half_width).margin(1e-5));
}

TEST_CASE("an interval that crosses the margin is inconclusive, even if it contains zero") {
  CHECK(test_equivalence(ten_values(50.33), 50, 0.5).result == Equivalence::inconclusive);
  CHECK(test_equivalence(ten_values(49.67), 50, 0.5).result == Equivalence::inconclusive);
  CHECK(test_equivalence(ten_values(50), 50, 0.18).result == Equivalence::inconclusive);
  CHECK(test_equivalence(ten_values(50.6), 50, 0.5).result == Equivalence::inconclusive);
}

TEST_CASE("an interval beyond the margin refutes equivalence") {
  CHECK(test_equivalence(ten_values(50.7), 50, 0.5).result == Equivalence::refuted);
  CHECK(test_equivalence(ten_values(49.3), 50, 0.5).result == Equivalence::refuted);
}

TEST_CASE("too few values or an undefined value are inconclusive") {
  const std::vector<double> one{50};
  const std::vector<double> undefined{50, std::numeric_limits<double>::quiet_NaN()};
  CHECK(test_equivalence({}, 50, 1).result == Equivalence::inconclusive);
  CHECK(test_equivalence(one, 50, 1).result == Equivalence::inconclusive);
  CHECK(test_equivalence(one, 50, 1).chance_of_failing == 1);
  CHECK(test_equivalence(undefined, 50, 1).result == Equivalence::inconclusive);
}

TEST_CASE("values without spread are equivalent to their own value") {
  const std::vector<double> same{3, 3, 3};
  const EquivalenceTest test = test_equivalence(same, 3, 0);
  CHECK(test.result == Equivalence::shown);
  CHECK(test.chance_of_failing == 0);
  CHECK(test_equivalence(same, 3.5, 0.1).result == Equivalence::refuted);
}

TEST_CASE("the false alarm probability follows from the margin that the interval leaves") {
  // Margin 0.5 less 1.8331 standard errors of 0.1 leaves 3.1669 of them: twice 1 - Phi(3.1669) = 0.00154.
  CHECK(test_equivalence(ten_values(50), 50, 0.5).chance_of_failing == Approx(0.00154).margin(1e-5));
  CHECK(test_equivalence(ten_values(50), 50, 0.1).chance_of_failing == 1);
  CHECK_THROWS_AS(test_equivalence(ten_values(50), 50, -1), CheckFailed);
}
