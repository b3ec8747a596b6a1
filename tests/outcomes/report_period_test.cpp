#include "outcomes/tables/report_period.hpp"

#include <catch2/catch.hpp>

#include "base/check.hpp"

using namespace timbang;

namespace {

const SimClock clock_of_run{Date(2021, 7, 1)};
const ReportPeriod year(clock_of_run, Month(2023, 1), 12);

SimTime midnight(int y, int m, int d) {
  return clock_of_run.time_of(Date(y, m, d));
}

}  // namespace

TEST_CASE("a slot is before the reported months, one of them, or after them") {
  CHECK(year.slot(SimTime()) == 0);
  CHECK(year.slot(midnight(2023, 1, 1) - Duration(1)) == 0);
  CHECK(year.slot(midnight(2023, 1, 1)) == 1);
  CHECK(year.slot(midnight(2023, 3, 1) - Duration(1)) == 2);
  CHECK(year.slot(midnight(2023, 3, 1)) == 3);
  CHECK(year.slot(midnight(2024, 1, 1) - Duration(1)) == 12);
  CHECK(year.slot(midnight(2024, 1, 1)) == year.after());
  CHECK(year.slot(SimTime::never()) == year.after());
  CHECK(year.slot(SimTime(-1)) == 0);
}

TEST_CASE("a month has the same slot as its days") {
  CHECK(year.slot(Month(2022, 12)) == 0);
  CHECK(year.slot(Month(2023, 1)) == 1);
  CHECK(year.slot(Month(2023, 12)) == 12);
  CHECK(year.slot(Month(2024, 1)) == year.after());
}

TEST_CASE("slots end at midnight after the last day of the month") {
  CHECK(year.end(0) == midnight(2023, 1, 1));
  CHECK(year.begin(2) == midnight(2023, 2, 1));
  CHECK(year.end(12) == midnight(2024, 1, 1));
  CHECK(year.length(2) == Duration::days(28));
  CHECK(year.text(0) == "before 2023-01");
  CHECK(year.text(2) == "2023-02");
  CHECK(year.text(13) == "after 2023-12");
}

TEST_CASE("a period that begins with the run has nothing before it") {
  const ReportPeriod from_the_start(clock_of_run, Month(2021, 7), 1);
  CHECK(from_the_start.slot(SimTime()) == 1);
}

TEST_CASE("a period without months, or from before the run, is refused") {
  CHECK_THROWS_AS(ReportPeriod(clock_of_run, Month(2023, 1), 0), CheckFailed);
  CHECK_THROWS_AS(ReportPeriod(clock_of_run, Month(2021, 6), 1), CheckFailed);
}
