#include "statistics/intervals/equivalence.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "random/elementary.hpp"
#include "statistics/intervals/student.hpp"

namespace timbang {
namespace {

constexpr double confidence = 0.90;  // each of the two tests leaves 5 % at its side

// At 90 % an interval within the margin is the same as both one-sided tests at 5 %.
Equivalence judge(const EquivalenceTest& test) {
  const double least = test.expected - test.margin;
  const double most = test.expected + test.margin;
  if (*test.estimate.low >= least && *test.estimate.high <= most) return Equivalence::shown;
  return *test.estimate.low > most || *test.estimate.high < least ? Equivalence::refuted : Equivalence::inconclusive;
}

/// With standard error s a right mean fails when its estimate misses by more than margin - t s, on either side.
double chance_of_failing(const EquivalenceTest& test, std::size_t count) {
  const double half_width = (*test.estimate.high - *test.estimate.low) / 2;
  // Values without spread are their own mean with certainty.
  if (half_width == 0) return 0;
  const double critical = student_critical_value(count - 1, confidence);
  const double standard_error = half_width / critical;
  // Either side; for a small margin the two chances may sum to more than 1.
  return std::min(1.0, 2 * normal_cdf(critical - test.margin / standard_error));
}

}  // namespace

EquivalenceTest test_equivalence(std::span<const double> replications, double expected, double margin) {
  TIMBANG_CHECK(margin >= 0, "a margin is not negative");
  EquivalenceTest test;
  test.expected = expected;
  test.margin = margin;
  test.estimate = estimate_mean(replications, confidence);
  // A single replication has no interval and shows nothing.
  if (!test.estimate.low) return test;
  test.result = judge(test);
  test.chance_of_failing = chance_of_failing(test, replications.size());
  return test;
}

}  // namespace timbang
