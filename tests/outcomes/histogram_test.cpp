#include "outcomes/histogram.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "base/check.hpp"

using namespace timbang;

namespace {

constexpr double day = 1440;

Histogram filled(Duration limit, std::initializer_list<int> minutes) {
  Histogram histogram(limit);
  for (const int value : minutes) histogram.add(Duration(value));
  return histogram;
}

}  // namespace

TEST_CASE("an empty histogram has no percentile") {
  CHECK(std::isnan(Histogram(Duration::days(15)).percentile(50)));
}

TEST_CASE("a percentile is linear within its bin") {
  // Four values in the bin [0, 360): the median lies half-way, the ninetieth percentile nine tenths of the way.
  const Histogram four = filled(Duration::days(15), {0, 1, 100, 359});
  CHECK(four.percentile(50) == 180);
  CHECK(four.percentile(90) == Approx(324));
}

TEST_CASE("a percentile on the border of two bins belongs to the lower one") {
  // Two of four values lie in [0, 360), two in [1440, 1800).
  const Histogram four = filled(Duration::days(15), {0, 1, 1440, 1441});
  CHECK(four.percentile(50) == 360);
  CHECK(four.percentile(75) == 1620);
}

TEST_CASE("what reaches the limit counts as exactly the limit") {
  const Histogram mostly_limit = filled(Duration::days(15), {10, 15 * 1440, 16 * 1440, 400 * 1440});
  CHECK(mostly_limit.percentile(50) == 15 * day);
  CHECK(mostly_limit.percentile(95) == 15 * day);
  CHECK(filled(Duration::days(15), {15 * 1440 - 1}).percentile(50) == 15 * day - 180);
}

TEST_CASE("the last bin ends at a limit that no bin's edge meets") {
  const Histogram odd = filled(Duration(500), {400, 499});
  CHECK(odd.percentile(50) == 430);
  CHECK(filled(Duration(500), {500}).percentile(50) == 500);
}

TEST_CASE("pooling histograms gives the histogram of all values") {
  Histogram pool(Duration::days(180));
  pool.add(filled(Duration::days(180), {1, 500, 1000}));
  pool.add(filled(Duration::days(180), {2, 700, 200 * 1440}));
  const Histogram at_once = filled(Duration::days(180), {1, 2, 500, 700, 1000, 200 * 1440});
  CHECK(pool.count() == 6);
  for (const int percent : {1, 25, 50, 75, 90, 99}) CHECK(pool.percentile(percent) == at_once.percentile(percent));
}

TEST_CASE("a shorter limit becomes an ordinary bin of a pool with a longer one") {
  Histogram pool(Duration::days(180));
  pool.add(filled(Duration::days(15), {15 * 1440}));
  CHECK(pool.percentile(50) == 15 * day + 180);
  Histogram short_pool(Duration::days(15));
  short_pool.add(filled(Duration::days(180), {20 * 1440}));
  CHECK(short_pool.percentile(50) == 15 * day);
}

TEST_CASE("a negative duration is a bug") {
  Histogram histogram(Duration::days(1));
  CHECK_THROWS_AS(histogram.add(Duration(-1)), CheckFailed);
}
