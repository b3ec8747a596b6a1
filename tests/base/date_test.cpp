#include "base/date.hpp"

#include <catch2/catch.hpp>

using timbang::Date;
using timbang::Month;

TEST_CASE("a date knows its weekday, month and text") {
  const Date republic_day(2023, 8, 17);
  CHECK_FALSE(republic_day.weekday() != timbang::Weekday::thursday);
}
