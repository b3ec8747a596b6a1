#include "base/date.hpp"

#include <array>
#include <catch2/catch.hpp>

#include "base/check.hpp"

using timbang::Date;
using timbang::Month;
using timbang::SimTime;
using timbang::Weekday;

namespace {

/// The calendar by hand: one day after the other from Monday, 1 January 1900, with the Gregorian rule for leap years.
struct PlainDay {
  int year = 1900;
  int month = 1;
  int day = 1;
  int weekday = 0;

  [[nodiscard]] bool is_leap_year() const { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }
  [[nodiscard]] int days_in_month() const {
    constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap_year() ? 29 : lengths[static_cast<std::size_t>(month - 1)];
  }
  void go_on() {
    weekday = (weekday + 1) % 7;
    if (++day <= days_in_month()) return;
    day = 1;
    if (++month <= 12) return;
    month = 1;
    ++year;
  }
  [[nodiscard]] bool is(Date date) const {
    return date == Date(year, month, day) && date.year() == year && date.month() == Month(year, month) &&
           date.day_of_month() == day && date.weekday() == static_cast<Weekday>(weekday);
  }
};

}  // namespace

TEST_CASE("dates from 1900 to 2100 agree with a calendar that counts day by day") {
  PlainDay plain;
  Date date(1900, 1, 1);
  for (; plain.year <= 2100 && plain.is(date); plain.go_on()) date = date + 1;
  CHECK(plain.year == 2101);
  CHECK(date == Date(2101, 1, 1));
}

TEST_CASE("days are counted from 1 January 1970") {
  CHECK(Date(1970, 1, 1).days_since_1970() == 0);
  CHECK(Date(2023, 8, 17).days_since_1970() == 19586);
  CHECK(Date(2023, 8, 17).weekday() == Weekday::thursday);
  CHECK(Date(2024, 3, 1) - Date(2024, 2, 1) == 29);
}

TEST_CASE("a date is parsed from its ISO text and from no other text") {
  CHECK(Date::parse("2023-08-17") == Date(2023, 8, 17));
  CHECK(Date(2023, 8, 7).text() == "2023-08-07");
  CHECK(Date::parse("2024-02-29").has_value());
  for (const char* text : {"", "2023-8-17", "2023-02-29", "2023-13-01", "2023-00-10", "2023-01-00", "2023/08/17",
                           "1899-12-31", "2023-08-17 ", "-023-08-17", "2023-+1-17", "2023-08-1x", "17-08-2023"}) {
    CAPTURE(text);
    CHECK_FALSE(Date::parse(text).has_value());
  }
}

TEST_CASE("a day that does not exist is refused") {
  CHECK_THROWS_AS(Date(2023, 2, 29), timbang::CheckFailed);
  CHECK_THROWS_AS(Date(2023, 4, 31), timbang::CheckFailed);
  CHECK_THROWS_AS(Date(2023, 13, 1), timbang::CheckFailed);
  CHECK_THROWS_AS(Date(2023, -1, 1), timbang::CheckFailed);
}

TEST_CASE("months are counted from January 1900 and carry into the next year") {
  CHECK(Month(1900, 1).since_1900() == 0);
  CHECK(Month(2023, 3).since_1900() == 1478);
  CHECK(Month(2023, 11) + 3 == Month(2024, 2));
  CHECK(Month(2024, 2) - Month(2023, 11) == 3);
  CHECK(Month(2023, 12) < Month(2024, 1));
  CHECK(Month(2023, 12).year() == 2023);
  CHECK(Month(2023, 12).month_of_year() == 12);
  CHECK(Month(2024, 2).first_day() == Date(2024, 2, 1));
}

TEST_CASE("a month is parsed from its ISO text and from no other text") {
  CHECK(Month::parse("2023-03") == Month(2023, 3));
  CHECK(Month(2023, 3).text() == "2023-03");
  for (const char* text :
       {"", "2023-3", "2023-13", "2023-00", "2023/03", "1899-12", "2023-03-01", "2023--1", "202x-03", " 023-03"}) {
    CAPTURE(text);
    CHECK_FALSE(Month::parse(text).has_value());
  }
}

TEST_CASE("simulated time starts at midnight of the first day and converts back to dates") {
  const timbang::SimClock clock{Date(2022, 7, 1)};
  CHECK(clock.time_of(Date(2022, 7, 1)) == SimTime(0));
  CHECK(clock.time_of(Date(2023, 1, 1)).minute() == 184 * 1440);
  const auto last_minute = SimTime(clock.time_of(Date(2023, 1, 1)).minute() - 1);
  CHECK(clock.date_of(last_minute) == Date(2022, 12, 31));
  CHECK(clock.month_of(last_minute) == Month(2022, 12));
  CHECK(clock.month_of(last_minute + timbang::Duration(1)) == Month(2023, 1));
}
