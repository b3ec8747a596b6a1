#include <catch2/catch.hpp>

#include "support/problems.hpp"
#include "support/scenario_texts.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

Scenario with(const std::vector<Setting>& settings) {
  return read_text_as_scenario(small_city(), settings);
}

const StaffingParameters& staffing(const Scenario& scenario) {
  return scenario.policy.front().values.staffing;
}

}  // namespace

TEST_CASE("a setting is split at its first equals sign") {
  const auto setting = parse_setting("follow_up.due=75 days");
  CHECK(setting.path == "follow_up.due");
  CHECK(setting.value == "75 days");
  CHECK(parse_setting("a=b=c").value == "b=c");
  for (const std::string bad : {"follow_up.due", "=3", ""}) {
    CHECK(refusal([&] { return parse_setting(bad); }) == "setting_form");
  }
}

TEST_CASE("a bare setting is in the parameter's unit, and another unit can follow the number") {
  CHECK(with({{"follow_up.due", "30"}}).policy.front().values.follow_up.due_minutes == 30 * 1440);
  CHECK(with({{"follow_up.due", "48 hours"}}).policy.front().values.follow_up.due_minutes == 48 * 60);
  CHECK(with({{"follow_up.due", "1 day"}}).policy.front().values.follow_up.due_minutes == 1440);
  CHECK(with({{"programme.benefit", "300 thousand IDR/KPM/month"}}).policy.front().values.programme.benefit_rupiah ==
        300'000);
  CHECK(with({{"staffing.sembako_share", "40 %"}}).policy.front().values.staffing.sembako_share == 0.4);
}

TEST_CASE("setting a lever changes only the policy, setting anything else changes both") {
  const auto scenario = with({{"staffing.sembako_share", "0.3"}, {"follow_up.visit", "45"}});
  CHECK(scenario.policy.front().values.staffing.sembako_share == 0.3);
  CHECK(scenario.baseline.front().values.staffing.sembako_share == 0.2);
  CHECK(scenario.policy.front().values.follow_up.visit_minutes == 45);
  CHECK(scenario.baseline.front().values.follow_up.visit_minutes == 45);
}

TEST_CASE("TKSK can be set for all kecamatan, for one, or for all and then for one") {
  CHECK(staffing(with({{"staffing.tksk_per_kecamatan", "2"}})).tksk_per_kecamatan == std::vector<double>{2, 2, 2});
  CHECK(staffing(with({{"staffing.tksk_per_kecamatan.Tengah", "3"}})).tksk_per_kecamatan ==
        std::vector<double>{1, 3, 1});
  CHECK(staffing(with({{"staffing.tksk_per_kecamatan", "2"}, {"staffing.tksk_per_kecamatan.Barat", "0"}}))
            .tksk_per_kecamatan == std::vector<double>{2, 2, 0});
  CHECK(staffing(with({{"staffing.tksk_per_kecamatan", "{Timur: 4}"}})).tksk_per_kecamatan ==
        std::vector<double>{4, 1, 1});
  CHECK(with({{"staffing.tksk_per_kecamatan", "2"}}).baseline.front().values.staffing.tksk_per_kecamatan ==
        std::vector<double>{1, 1, 1});
}

TEST_CASE("a kecamatan's own number stands, whatever the order of settings, levers and files") {
  const Setting own{"staffing.tksk_per_kecamatan.Tengah", "3"};
  const Setting all{"staffing.tksk_per_kecamatan", "2"};
  const std::vector<double> expected{2, 3, 2};
  CHECK(staffing(with({own, all})).tksk_per_kecamatan == expected);
  CHECK(staffing(with({all, own})).tksk_per_kecamatan == expected);
  // The same under a lever's file that gives the kecamatan's number, and in its sources.
  const ScenarioFolder folder;
  folder.write("base.yaml", small_city());
  const auto lever = folder.write(
      "lever.yaml", "timbang: 1\nname: lever\nextends: base.yaml\nstaffing: {tksk_per_kecamatan: {Tengah: 3}}\n");
  const Scenario under_all = read_scenario(lever, {all});
  CHECK(staffing(under_all).tksk_per_kecamatan == expected);
  CHECK(under_all.baseline.front().values.staffing.tksk_per_kecamatan == std::vector<double>{1, 1, 1});
  const auto above =
      folder.write("above.yaml", "timbang: 1\nname: above\nextends: lever.yaml\nstaffing: {tksk_per_kecamatan: 2}\n");
  CHECK(staffing(read_scenario(above)).tksk_per_kecamatan == expected);
  // What an ensemble or a design assumes lies under the root's levers by the same rule.
  CHECK(read_scenario(lever, {}, {all}).policy.front().values.staffing.tksk_per_kecamatan == expected);
}

TEST_CASE("a number for all kecamatan that none of them can take is refused") {
  const std::string each = "{Timur: 1, Tengah: 3, Barat: 2}";
  const std::string by_name = changed(small_city(), "tksk_per_kecamatan: 1", "tksk_per_kecamatan: " + each);
  const Setting all{"staffing.tksk_per_kecamatan", "2"};
  const Problem idle = the_problem(problems_of(by_name, {all}), "tksk_for_all_idle");
  CHECK(idle.place.file == "--set");
  CHECK(ids_of(problems_of(small_city(), {all,
                                          {"staffing.tksk_per_kecamatan.Timur", "1"},
                                          {"staffing.tksk_per_kecamatan.Tengah", "1"},
                                          {"staffing.tksk_per_kecamatan.Barat", "1"}})) ==
        std::vector<std::string>{"tksk_for_all_idle"});
  const ScenarioFolder folder;
  folder.write("base.yaml", by_name);
  const auto file =
      folder.write("all.yaml", "timbang: 1\nname: all\nextends: base.yaml\nstaffing: {tksk_per_kecamatan: 2}\n");
  CHECK(the_problem(problems_of_file(file), "tksk_for_all_idle").place.line == 4);
  // Said on purpose it holds, in a file as in a setting, and the present state stays.
  const Scenario replaced = read_text_as_scenario(by_name, {{"staffing.tksk_per_kecamatan", "!replace 2"}});
  CHECK(staffing(replaced).tksk_per_kecamatan == std::vector<double>{2, 2, 2});
  CHECK(replaced.baseline.front().values.staffing.tksk_per_kecamatan == std::vector<double>{1, 3, 2});
  // Names of a later file cover the number of an earlier one, as an allocation of all posts does.
  folder.write("plain.yaml", small_city());
  const auto later = folder.write(
      "later.yaml", "timbang: 1\nname: later\nextends: plain.yaml\nstaffing: {tksk_per_kecamatan: " + each + "}\n");
  CHECK(staffing(read_scenario(later)).tksk_per_kecamatan == std::vector<double>{1, 3, 2});
}

TEST_CASE("a kecamatan's number that a map and a path set is refused") {
  const auto problems = problems_of(
      small_city(), {{"staffing.tksk_per_kecamatan", "{Timur: 4}"}, {"staffing.tksk_per_kecamatan.Timur", "2"}});
  CHECK(the_problem(problems, "setting_twice").path == "staffing.tksk_per_kecamatan.Timur");
}

TEST_CASE("the seed, the period, payouts, choices and lists can be set") {
  CHECK(with({{"seed", "99"}}).seed == 99);
  CHECK(with({{"period.last_month", "2023-03"}}).period.months() == 3);
  CHECK(with({{"payouts.bank.months", "[4, 8, 12]"}}).payouts[0].months == std::vector<int>{4, 8, 12});
  CHECK(with({{"follow_up.mode", "off"}}).policy.front().values.follow_up.mode == FollowUpMode::off);
  CHECK(
      with({{"households.size_share", "[100, 0, 0, 0, 0, 0, 0, 0]"}}).policy.front().values.households.size_share[0] ==
      1);
}

TEST_CASE("a setting can carry dates") {
  const auto scenario = with({{"staffing.hours", "[{value: 6}, {from: 2023-07-01, value: 4}]"}});
  CHECK(scenario.in_force(Date(2023, 6, 30)).staffing.hours_minutes == 360);
  CHECK(scenario.in_force(Date(2023, 7, 1)).staffing.hours_minutes == 240);
}

TEST_CASE("an unknown path is reported with the nearest one and the number of the setting") {
  const auto problems = problems_of(small_city(), {{"seed", "1"}, {"staffing.tksk_per_kecamtan", "2"}});
  const auto problem = the_problem(problems, "unknown_setting_did_you_mean");
  CHECK(argument(problem, "suggestion") == "staffing.tksk_per_kecamatan");
  CHECK(problem.place.file == "--set");
  CHECK(problem.place.line == 2);
  CHECK(problem.place.source_line == "staffing.tksk_per_kecamtan=2");
  CHECK(problems_of(small_city(), {{"weather", "2"}}).front().id == "unknown_setting");
  CHECK(problems_of(small_city(), {{"name", "other"}}).front().id == "unknown_setting");
  CHECK(problems_of(small_city(), {{"programme", "{kpm: 3}"}}).front().id.find("unknown_setting") == 0);
}

TEST_CASE("an invalid value is shown within its setting") {
  const auto problem = the_problem(problems_of(small_city(), {{"programme.bank_share", "0,5"}}), "decimal_comma");
  CHECK(pointed_at(problem) == "0,5");
  CHECK(the_problem(problems_of(small_city(), {{"follow_up.due", "75 dais"}}), "wrong_unit").path == "follow_up.due");
  CHECK(the_problem(problems_of(small_city(), {{"follow_up.due", ""}}), "value_missing").path == "follow_up.due");
  CHECK(the_problem(problems_of(small_city(), {{"follow_up.due", "[1"}}), "yaml_syntax").place.file == "--set");
  CHECK(the_problem(problems_of(small_city(), {{"follow_up.due", "\xff"}}), "not_utf8").place.file == "--set");
  CHECK(the_problem(problems_of(small_city(), {{"staffing.tksk_per_kecamatan.Atlantis", "2"}}), "kecamatan_unknown")
            .place.file == "--set");
}

TEST_CASE("a setting that is not valid text is refused without being printed") {
  for (const std::string wrong : {"staffing.hours=\xff", "\x1b[2J", "staffing.hours=\a"}) {
    const auto problems = problems_when([&] { return parse_setting(wrong); });
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].id == (wrong.back() == '\xff' ? "not_utf8" : "control_character"));
    CHECK(problems[0].place.source_line.empty());
  }
}

TEST_CASE("setting the same path twice is refused") {
  CHECK(the_problem(problems_of(small_city(), {{"seed", "1"}, {"seed", "2"}}), "setting_twice").place.line == 2);
}
