#include "outcomes/tables/histogram.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "base/check.hpp"
#include "support/property.hpp"

using namespace timbang;
using test_support::for_all_cases;

namespace {

constexpr double day = 1440;

Histogram filled(Duration limit, std::initializer_list<int> minutes) {
  Histogram histogram(limit);
  for (const int value : minutes) histogram.add(Duration(value));
  return histogram;
}

/// A simple reference implementation: all values, and their bins looked up one by one.
class NaiveHistogram {
 public:
  explicit NaiveHistogram(int limit) : limit_(limit) {}

  void add(int minutes) {
    values_.push_back(std::min(minutes, limit_));
    std::ranges::sort(values_);
  }

  [[nodiscard]] double percentile(int percent) const {
    const double rank = static_cast<double>(values_.size()) * percent / 100;
    const int value = values_[static_cast<std::size_t>(std::ceil(rank)) - 1];
    const auto is_before = [&](int other) { return bin(other) < bin(value); };
    const auto is_beside = [&](int other) { return bin(other) == bin(value); };
    const auto before = static_cast<double>(std::ranges::count_if(values_, is_before));
    const auto beside = static_cast<double>(std::ranges::count_if(values_, is_beside));
    const int lower = std::min(bin(value) * Histogram::bin_minutes, limit_);
    const int upper = std::min(lower + Histogram::bin_minutes, limit_);
    return lower + (rank - before) / beside * (upper - lower);
  }

 private:
  /// What reaches the limit has a bin of its own behind all others.
  [[nodiscard]] int bin(int minutes) const {
    return minutes < limit_ ? minutes / Histogram::bin_minutes : limit_ / Histogram::bin_minutes + 1;
  }

  int limit_;
  std::vector<int> values_;
};

rc::Gen<std::vector<int>> arbitrary_minutes() {
  return rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 20'000));
}

}  // namespace

TEST_CASE("a histogram and pooled histograms agree with a twin that keeps every value") {
  for_all_cases(1000, [] {
    const int limit = *rc::gen::inRange(1, 16'000);
    const auto parts =
        *rc::gen::scale(0.2, rc::gen::container<std::vector<std::vector<int>>>(rc::gen::scale(5, arbitrary_minutes())));
    Histogram pool((Duration(limit)));
    Histogram at_once((Duration(limit)));
    NaiveHistogram twin(limit);
    for (const std::vector<int>& part : parts) {
      Histogram own((Duration(limit)));
      for (const int minutes : part) {
        own.add(Duration(minutes));
        at_once.add(Duration(minutes));
        twin.add(minutes);
      }
      pool.add(own);
    }
    RC_PRE(at_once.count() > 0U);
    RC_ASSERT(pool.count() == at_once.count());
    for (const int percent : {1, 10, 25, 50, 75, 90, 95, 99}) {
      RC_ASSERT(pool.percentile(percent) == at_once.percentile(percent));
      RC_ASSERT(std::abs(pool.percentile(percent) - twin.percentile(percent)) < 1e-6);
    }
  });
}

TEST_CASE("an empty histogram has no percentile") {
  CHECK(std::isnan(Histogram(Duration::days(15)).percentile(50)));
}

TEST_CASE("a percentile is interpolated linearly within its bin") {
  // Four values in the bin [0, 360): the median lies half-way, the ninetieth percentile nine tenths of the way.
  const Histogram four = filled(Duration::days(15), {0, 1, 100, 359});
  CHECK(four.percentile(50) == 180);
  CHECK(four.percentile(90) == Approx(324));
}

TEST_CASE("a percentile on the boundary of two bins belongs to the lower bin") {
  // Two of four values lie in [0, 360), two in [1440, 1800).
  const Histogram four = filled(Duration::days(15), {0, 1, 1440, 1441});
  CHECK(four.percentile(50) == 360);
  CHECK(four.percentile(75) == 1620);
}

TEST_CASE("a value at or beyond the limit counts as the limit") {
  const Histogram mostly_limit = filled(Duration::days(15), {10, 15 * 1440, 16 * 1440, 400 * 1440});
  CHECK(mostly_limit.percentile(50) == 15 * day);
  CHECK(mostly_limit.percentile(95) == 15 * day);
  CHECK(filled(Duration::days(15), {15 * 1440 - 1}).percentile(50) == 15 * day - 180);
}

TEST_CASE("the last bin ends at the limit even if the limit is no multiple of the bin width") {
  const Histogram odd = filled(Duration(500), {400, 499});
  CHECK(odd.percentile(50) == 430);
  CHECK(filled(Duration(500), {500}).percentile(50) == 500);
}

TEST_CASE("pooling with a longer limit turns a shorter limit into an ordinary bin") {
  Histogram pool(Duration::days(180));
  pool.add(filled(Duration::days(15), {15 * 1440}));
  CHECK(pool.percentile(50) == 15 * day + 180);
  Histogram short_pool(Duration::days(15));
  short_pool.add(filled(Duration::days(180), {20 * 1440}));
  CHECK(short_pool.percentile(50) == 15 * day);
}

TEST_CASE("a negative duration fails a check") {
  Histogram histogram(Duration::days(1));
  CHECK_THROWS_AS(histogram.add(Duration(-1)), CheckFailed);
}
