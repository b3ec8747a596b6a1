#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <limits>

#include "base/check.hpp"
#include "base/probability.hpp"
#include "base/rupiah.hpp"
#include "base/sim_time.hpp"

using timbang::CheckFailed;
using timbang::Duration;
using timbang::Probability;
using timbang::Rupiah;
using timbang::SimTime;

namespace {

constexpr Rupiah most{std::numeric_limits<std::int64_t>::max()};
constexpr Rupiah least{std::numeric_limits<std::int64_t>::min()};

}  // namespace

TEST_CASE("rupiah are added, subtracted and multiplied exactly") {
  CHECK(Rupiah(200'000) + Rupiah(1) == Rupiah(200'001));
  CHECK(Rupiah(200'000) - Rupiah(200'001) == Rupiah(-1));
  CHECK(Rupiah(200'000) * 3 == Rupiah(600'000));
  CHECK(Rupiah(200'000) < Rupiah(400'000));
  Rupiah sum;
  sum += Rupiah(5);
  sum -= Rupiah(2);
  CHECK(sum.amount() == 3);
}

TEST_CASE("rupiah that overflow 64 bits are refused") {
  CHECK(most + Rupiah(0) == most);
  CHECK_THROWS_AS(most + Rupiah(1), CheckFailed);
  CHECK_THROWS_AS(least + Rupiah(-1), CheckFailed);
  CHECK_THROWS_AS(least - Rupiah(1), CheckFailed);
  CHECK_THROWS_AS(Rupiah(0) - least, CheckFailed);
  CHECK_THROWS_AS(most * 2, CheckFailed);
  CHECK_THROWS_AS(least * -1, CheckFailed);
}

TEST_CASE("a probability outside 0 to 1 or NaN is refused") {
  CHECK(Probability(0.0).value() == 0.0);
  CHECK(Probability(1.0).value() == 1.0);
  for (const double value : {-1e-300, std::nextafter(1.0, 2.0), std::numeric_limits<double>::quiet_NaN(),
                             std::numeric_limits<double>::infinity()}) {
    CHECK_THROWS_AS(Probability(value), CheckFailed);
  }
}

TEST_CASE("a probability accepts its share of the 32-bit words, rounded to nearest") {
  CHECK(Probability(0.0).words() == 0);
  CHECK(Probability(1.0).words() == 1ULL << 32U);
  CHECK(Probability(0.5).words() == 1ULL << 31U);
  CHECK(Probability(0x1.4p-32).words() == 1);
  CHECK(Probability(0x1.8p-32).words() == 2);
  CHECK(Probability(0x0.7p-32).words() == 0);
}

TEST_CASE("durations round to the nearest minute, halves away from zero") {
  CHECK(Duration::from_minutes(2.49) == Duration(2));
  CHECK(Duration::from_minutes(2.5) == Duration(3));
  CHECK(Duration::from_minutes(-2.5) == Duration(-3));
  CHECK(Duration::from_minutes(0.0) == Duration(0));
  CHECK(Duration::days(3) == Duration(4320));
}

TEST_CASE("instants and durations add up in whole minutes") {
  const SimTime start(1439);
  CHECK(start.day() == 0);
  CHECK((start + Duration(1)).day() == 1);
  CHECK((start + Duration::days(2)) - start == Duration(2880));
  CHECK(start - Duration(39) == SimTime(1400));
  CHECK(Duration(90) - Duration(30) == Duration(60));
  CHECK(SimTime(10'000'000) < SimTime::never());
}
