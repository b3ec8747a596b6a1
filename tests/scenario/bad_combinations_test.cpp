// Values that are valid alone and invalid together: order of dates, sums, the calendar, kecamatan, extends.
#include <catch2/catch.hpp>
#include <set>

#include "support/scenario_texts.hpp"
#include "support/text.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

const std::string own_calendar =
    "timbang: 1\nfirst_month: 2022-07\nlast_month: 2024-12\nweekend: [sunday]\nday_begins: \"08:00\"\n";

/// The problems of the small city with a calendar of its own.
std::vector<Problem> problems_with_calendar(const std::string& calendar) {
  const ScenarioFolder folder;
  folder.write("calendar.yaml", calendar);
  return problems_of_file(
      folder.write("scenario.yaml",
                   changed(small_city(), TIMBANG_SOURCE_DIR "/scenarios/calendars/indonesia.yaml", "calendar.yaml")));
}

std::string overlay(const std::string& rest) {
  return "timbang: 1\nname: overlay\nextends: base.yaml\n" + rest;
}

/// The problems of a text that extends the small city.
std::vector<Problem> problems_of_overlay(const std::string& rest) {
  const ScenarioFolder folder;
  folder.write("base.yaml", small_city());
  return problems_of_file(folder.write("overlay.yaml", overlay(rest)));
}

}  // namespace

TEST_CASE("all problems of all files and settings are reported at once, in order of position") {
  const ScenarioFolder folder;
  folder.write("base.yaml", changed(changed(small_city(), "kpm: 600", "kpm: -1"), "hours: 6", "hours: six"));
  const auto problems = problems_of_file(
      folder.write("overlay.yaml", overlay("programme: {benifit: 3, bank_share: 2}\nperiod: {last_month: 2022-01}\n"
                                           "complaints: {share: {information: 0.9}}\nkecamatan: !replace []\n")),
      {{"follow_up.deu", "1"}});
  std::set<std::string> ids;
  for (const auto& problem : problems) ids.insert(problem.id);
  CHECK(ids == std::set<std::string>{"negative", "not_a_number", "unknown_key_did_you_mean", "share_out_of_range",
                                     "start_after_end", "kecamatan_empty", "unknown_setting_did_you_mean"});
  for (std::size_t i = 1; i < problems.size(); ++i) {
    if (problems[i - 1].place.file == problems[i].place.file) {
      CHECK(problems[i - 1].place.line <= problems[i].place.line);
    }
  }
}

TEST_CASE("a start after its end is refused") {
  const auto after = [](const std::string& from, const std::string& to) {
    return the_problem(problems_of(changed(small_city(), from, to)), "start_after_end").path;
  };
  CHECK(after("start: 2022-07-01", "start: 2023-01-02") == "period.start");
  CHECK(after("last_month: 2023-12", "last_month: 2022-12") == "period.last_month");
  CHECK(after("policy_start: 2023-01-01", "policy_start: 2022-06-30") == "period.policy_start");
  CHECK(after("policy_start: 2023-01-01", "policy_start: 2024-01-01") == "period.policy_start");
}

TEST_CASE("months missing from the calendar are named, run-off included") {
  CHECK(problems_with_calendar(own_calendar).empty());
  // Deadline 90 days and post every third month: the run ends on 30 June 2024.
  CHECK(problems_with_calendar(changed(own_calendar, "2024-12", "2024-06")).empty());
  const auto problem =
      the_problem(problems_with_calendar(changed(changed(own_calendar, "2024-12", "2024-05"), "2022-07", "2022-09")),
                  "month_without_calendar");
  CHECK(argument(problem, "months") == "2022-07, 2022-08, 2024-06");
  CHECK(has(argument(problem, "file"), "calendar.yaml"));
  CHECK(pointed_at(problem) == "calendar.yaml");
}

TEST_CASE("problems inside a calendar are reported at their position in it") {
  const auto wrong = [](const std::string& from, const std::string& to, const std::string& id) {
    const auto problem = the_problem(problems_with_calendar(changed(own_calendar, from, to)), id);
    CHECK(has(problem.place.file, "calendar.yaml"));
    CHECK(problem.place.line > 0);
  };
  wrong("weekend", "weekends", "unknown_key_did_you_mean");
  wrong("sunday", "sundy", "unknown_word_did_you_mean");
  wrong("[sunday]", "[monday, tuesday, wednesday, thursday, friday, saturday, sunday]", "no_working_weekday");
  wrong("[sunday]", "sunday", "not_a_list");
  wrong("08:00", "8 o'clock", "not_a_time_of_day");
  wrong("2022-07", "2025-07", "start_after_end");
  wrong("2022-07", "July", "not_a_month");
  wrong("weekend", "holidays: [2025-01-01]\nweekend", "outside_calendar");
  wrong("weekend", "holidays: [2023-01-01, {date: 2023-01-01}]\nweekend", "holiday_twice");
  wrong("weekend", "holidays: [{name: Natal}]\nweekend", "word_missing");
  wrong("weekend", "shortened: [{from: 2023-04-01, to: 2023-03-01}]\nweekend", "start_after_end");
  wrong("weekend", "shortened: [{from: 2023-04-01, until: 2023-05-01}]\nweekend", "word_missing");
  wrong("weekend", "shortened_factor: 1.5\nweekend", "share_out_of_range");
  CHECK(the_problem(problems_with_calendar("timbang: 1\n"), "word_missing").path == "first_month");
}

TEST_CASE("a missing calendar is reported where it is referenced") {
  const auto problems = problems_of(changed(small_city(), "indonesia.yaml", "atlantis.yaml"));
  const auto problem = the_problem(problems, "file_missing");
  CHECK(has(problem.place.source_line, "atlantis.yaml"));
}

TEST_CASE("a run of more than 30 years is refused") {
  CHECK(the_problem(problems_of(changed(small_city(), "last_month: 2023-12", "last_month: 2060-12")), "run_too_long")
            .path == "period");
}

TEST_CASE("a list of kecamatan that is empty, has a duplicate or lacks a name is refused") {
  CHECK(the_problem(problems_of_overlay("kecamatan: !replace []\n"), "kecamatan_empty").path == "kecamatan");
  const auto twice = the_problem(problems_of(changed(small_city(), "name: Barat", "name: Timur")), "kecamatan_twice");
  CHECK(argument(twice, "found") == "Timur");
  CHECK(the_problem(problems_of(changed(small_city(), "name: Barat, ", "")), "kecamatan_without_name").place.line > 0);
  CHECK(the_problem(problems_of(changed(small_city(), "population: 3100, ", "")), "parameter_missing").path ==
        "kecamatan.Barat.population");
}

TEST_CASE("a city without households is refused with a clear message") {
  auto empty = changed(small_city(), "population: 7600", "population: 0");
  empty = changed(empty, "population: 4600", "population: 0");
  CHECK(problems_of(empty).empty());
  empty = changed(empty, "population: 3100", "population: 0");
  const auto problems = problems_of(empty);
  CHECK(problems.size() == 1);
  CHECK(the_problem(problems, "no_households").path == "kecamatan");
}

TEST_CASE("TKSK for an unknown kecamatan and kecamatan without TKSK are refused") {
  const auto by_name = [](const std::string& map) {
    return problems_of(changed(small_city(), "tksk_per_kecamatan: 1", "tksk_per_kecamatan: " + map));
  };
  const auto unknown = the_problem(by_name("{Timur: 1, Tengah: 1, Barrat: 1}"), "kecamatan_unknown_did_you_mean");
  CHECK(argument(unknown, "suggestion") == "Barat");
  CHECK(argument(the_problem(by_name("{Timur: 1, Tengah: 1, Barat: 1, Atlantis: 1}"), "kecamatan_unknown"), "found") ==
        "Atlantis");
  CHECK(argument(the_problem(by_name("{Tengah: 1}"), "tksk_missing"), "kecamatan") == "Timur, Barat");
  CHECK(the_problem(problems_of(changed(small_city(), "  tksk_per_kecamatan: 1\n", "")), "parameter_missing").path ==
        "staffing.tksk_per_kecamatan");
}

TEST_CASE("a cycle of extends is refused, directly and through other files") {
  const ScenarioFolder folder;
  const auto self = folder.write("self.yaml", "timbang: 1\nname: self\nextends: ./self.yaml\n");
  CHECK(the_problem(problems_of_file(self), "extends_circle").place.line == 3);
  folder.write("b.yaml", "timbang: 1\nname: b\nextends: a.yaml\n");
  const auto circle = folder.write("a.yaml", "timbang: 1\nname: a\nextends: b.yaml\n");
  CHECK(has(the_problem(problems_of_file(circle), "extends_circle").place.file, "b.yaml"));
}

TEST_CASE("a missing extended file is reported where it is referenced, without follow-up problems") {
  const auto problems = problems_of("timbang: 1\nname: overlay\nextends: nowhere.yaml\n");
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().id == "file_missing");
  CHECK(problems.front().place.line == 3);
  CHECK(pointed_at(problems.front()) == "nowhere.yaml");
}

TEST_CASE("shares that do not sum to 1 are reported at the first share") {
  const auto sum = the_problem(problems_of(changed(small_city(), "moved: 0.5", "moved: 0.4")), "shares_do_not_sum");
  CHECK(sum.path == "obstacles.lasting_share");
  CHECK(argument(sum, "sum") == "0.9");
  CHECK(the_problem(problems_of(changed(small_city(), "share: {information: 0.4", "share: {information: 0.5")),
                    "shares_do_not_sum")
            .path == "complaints.share");
  CHECK(the_problem(problems_of(changed(small_city(), "[1.8, 7.4", "[1.9, 7.4")), "shares_do_not_sum").path ==
        "households.size_share");
  // Nearer than a billionth a number it is rounding.
  CHECK(problems_of(changed(small_city(), "moved: 0.5", "moved: 0.500000001")).empty());
}

TEST_CASE("a minimum time above the maximum is refused") {
  CHECK(
      the_problem(problems_of(changed(small_city(), "shortest: 3", "shortest: 16")), "shortest_beyond_longest").path ==
      "follow_up.card_bank_delay.shortest");
}

TEST_CASE("a TKSK share whose longest block is too short for a visit or a field check is refused") {
  const auto problems = [](const std::string& share, const std::string& visit) {
    return problems_of(
        changed(changed(small_city(), "sembako_share: {value: 0.2,", "sembako_share: {value: " + share + ","),
                "visit: 60", "visit: " + visit));
  };
  // A field check of 120 minutes, half of it fixed, needs 60 + 60 x 2.302585 = 198.2 minutes nine times in ten; a day
  // in the week gives 360 x 5 x share, what is reserved for sessions and checks included.
  CHECK(problems("0.111", "60").empty());
  const auto problem = the_problem(problems("0.110", "60"), "block_too_short");
  CHECK(argument(problem, "work") == "complaints.work.field_check");
  CHECK(argument(problem, "block") == "198");
  CHECK(argument(problem, "needed") == "199");
  CHECK(argument(the_problem(problems("0.2", "300"), "block_too_short"), "work") == "follow_up.visit");
  CHECK(problems("0", "300").empty());
}

TEST_CASE("payout months out of order or paid twice are refused") {
  CHECK(
      the_problem(problems_of(changed(small_city(), "[3, 6, 9, 12]", "[3, 9, 6, 12]")), "months_not_ascending").path ==
      "payouts.post.months");
  CHECK(the_problem(problems_of(changed(small_city(), "[3, 6, 9, 12]", "[3, 5, 9, 12]")), "payouts_overlap").path ==
        "payouts.post.months");
  CHECK(problems_of(changed(small_city(), "[3, 6, 9, 12]", "[3, 3, 9, 12]")).size() == 1);
}
