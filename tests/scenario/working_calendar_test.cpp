#include "scenario/working_calendar.hpp"

#include <catch2/catch.hpp>

#include "base/check.hpp"
#include "scenario/layers/read_scenario.hpp"
#include "support/scenario_texts.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

WorkingCalendar read_calendar_text(const std::string& rest) {
  const ScenarioFolder folder;
  folder.write("calendar.yaml",
               "timbang: 1\nfirst_month: 2022-07\nlast_month: 2024-12\nday_begins: \"07:30\"\n" + rest);
  return read_scenario(folder.write("scenario.yaml",
                                    changed(small_city(), TIMBANG_SOURCE_DIR "/scenarios/calendars/indonesia.yaml",
                                            "calendar.yaml")))
      .calendar;
}

}  // namespace

TEST_CASE("a calendar covers whole months, and asking outside them fails a check") {
  const auto calendar = read_calendar_text("weekend: [saturday, sunday]\n");
  CHECK(calendar.first_day == Date(2022, 7, 1));
  CHECK(calendar.covers(Date(2024, 12, 31)));
  CHECK_FALSE(calendar.covers(Date(2025, 1, 1)));
  CHECK_FALSE(calendar.covers(Date(2022, 6, 30)));
  CHECK_THROWS_AS(calendar.kind(Date(2025, 1, 1)), CheckFailed);
  CHECK(calendar.day_begins_minute == 450);
}

TEST_CASE("weekends and holidays are off, and working days in Ramadan are shortened") {
  const auto calendar = read_calendar_text(
      "weekend: [saturday, sunday]\nholidays: [2023-04-07, {date: 2023-04-21, name: Idul Fitri}]\n"
      "shortened: [{from: 2023-03-23, to: 2023-04-20}]\nshortened_factor: {value: 86.7, unit: \"%\"}\n");
  CHECK(calendar.kind(Date(2023, 3, 22)) == DayKind::working);
  CHECK(calendar.kind(Date(2023, 3, 23)) == DayKind::shortened);
  CHECK(calendar.kind(Date(2023, 3, 25)) == DayKind::off);
  CHECK(calendar.kind(Date(2023, 4, 7)) == DayKind::off);
  CHECK(calendar.kind(Date(2023, 4, 20)) == DayKind::shortened);
  CHECK(calendar.kind(Date(2023, 4, 21)) == DayKind::off);
  CHECK(calendar.shortened_factor == 0.867);
  CHECK(calendar.working_weekdays() == 5);
  CHECK(calendar.working_weekdays_before(6) == 5);
}

TEST_CASE("the working days of a year are its days that are not off") {
  // 2023 has 260 days from Monday to Friday.
  CHECK(read_calendar_text("weekend: [saturday, sunday]\n").working_days(2023) == 260);
  CHECK(read_calendar_text("weekend: [saturday, sunday]\nholidays: [2023-08-17, 2023-01-01]\n").working_days(2023) ==
        259);
  CHECK(read_calendar_text("weekend: []\n").working_days(2023) == 365);
  CHECK(read_calendar_text("weekend: []\n").working_days(2022) == 184);
}

TEST_CASE("a calendar distinguishes years covered completely from years covered in part") {
  const auto calendar = read_calendar_text("weekend: [saturday, sunday]\n");
  CHECK(calendar.share_of_year(2021) == 0);
  CHECK(calendar.share_of_year(2022) == 184.0 / 365);
  CHECK(calendar.share_of_year(2023) == 1);
  CHECK(calendar.share_of_year(2024) == 1);
  CHECK(calendar.share_of_year(2025) == 0);
}

TEST_CASE("a run beyond the calendar's months is refused and names the calendar") {
  const Problem problem =
      the_problem(problems_of(small_city(), {{"period.last_month", "2027-11"}}), "month_without_calendar");
  CHECK(argument(problem, "file") == TIMBANG_SOURCE_DIR "/scenarios/calendars/indonesia.yaml");
  CHECK(argument(problem, "months") == "2028-01, 2028-02, 2028-03, 2028-04, 2028-05");
}
