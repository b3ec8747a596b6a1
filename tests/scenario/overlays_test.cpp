// Files laid over files, values that change on a date, and what each means for policy and baseline.
#include <catch2/catch.hpp>

#include "scenario/layers/scenario_source.hpp"
#include "support/scenario_texts.hpp"
#include "support/text.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

/// The small city with a text laid over it, and another one over that.
Scenario laid_over(const std::string& middle, const std::string& top = "") {
  const ScenarioFolder folder;
  folder.write("base.yaml", small_city());
  folder.write("middle.yaml", "timbang: 1\nname: middle\nextends: base.yaml\n" + middle);
  return read_scenario(folder.write("top.yaml", "timbang: 1\nname: top\nextends: middle.yaml\n" + top));
}

const Parameters& policy(const Scenario& scenario) {
  return scenario.policy.front().values;
}

const Parameters& baseline(const Scenario& scenario) {
  return scenario.baseline.front().values;
}

}  // namespace

TEST_CASE("a file is read with its texts, city, payouts and calendar") {
  const auto scenario = read_text_as_scenario(small_city());
  CHECK(scenario.name == "small-city");
  CHECK(scenario.title_en == "A small invented city");
  CHECK(scenario.title_id == "Kota kecil rekaan");
  CHECK(scenario.seed == 7);
  CHECK(scenario.city_name == "Kota Kecil");
  CHECK(scenario.city_code == "9999");
  CHECK(scenario.period.start == Date(2022, 7, 1));
  CHECK(scenario.period.months() == 12);
  REQUIRE(scenario.kecamatan.size() == 3);
  CHECK(scenario.kecamatan[1].name == "Tengah");
  CHECK(scenario.kecamatan[1].population == 4600);
  CHECK(scenario.kecamatan[1].kelurahan == 2);
  CHECK(scenario.payouts[1].months == std::vector<int>{3, 6, 9, 12});
  CHECK(scenario.payouts[1].day_of_month == 20);
  CHECK(scenario.payouts[0].months_covered == 2);
  CHECK(scenario.calendar.kind(Date(2023, 8, 17)) == DayKind::off);
}

TEST_CASE("units are converted once to minutes, rupiah, persons and shares") {
  const auto city =
      changed(changed(changed(small_city(), "due: 75", "due: {value: 2, unit: weeks}"), "population: 3100",
                      "population: {value: 131.3, unit: thousand persons}"),
              "mean_consumption: 2650000", "mean_consumption: {value: 2.65, unit: million IDR/person/month}");
  const auto scenario = read_text_as_scenario(city);
  CHECK(policy(scenario).follow_up.due_minutes == 20160);
  CHECK(policy(scenario).staffing.hours_minutes == 360);
  CHECK(policy(scenario).welfare.headcount_target == 0.041);
  CHECK(policy(scenario).complaints.questions_per_kpm_month == 0.03);
  CHECK(policy(scenario).obstacles.lasting_per_month == 0.01);
  CHECK(policy(scenario).welfare.mean_consumption_rupiah == 2650000);
  CHECK(scenario.kecamatan[2].population == 131300);
}

TEST_CASE("a lever in an overlay changes the policy, and the baseline keeps the root's value") {
  const auto scenario = laid_over("staffing: {sembako_share: 0.3, hours: 5}\n", "staffing: {sembako_share: 0.4}\n");
  CHECK(policy(scenario).staffing.sembako_share == 0.4);
  CHECK(policy(scenario).staffing.hours_minutes == 300);
  CHECK(baseline(scenario).staffing.sembako_share == 0.2);
  CHECK(baseline(scenario).staffing.hours_minutes == 360);
}

TEST_CASE("facts and uncertain parameters in an overlay change policy and baseline") {
  const auto scenario = laid_over("follow_up: {visit: 50}\nwelfare: {poverty_line: 800000}\n");
  CHECK(policy(scenario).follow_up.visit_minutes == 50);
  CHECK(baseline(scenario).follow_up.visit_minutes == 50);
  CHECK(baseline(scenario).welfare.poverty_line_rupiah == 800000);
  CHECK(policy(scenario).follow_up.phone_minutes == 10);
}

TEST_CASE("the baseline applies before policy_start and the policy from then on") {
  const auto scenario = laid_over("staffing: {hours: 5}\n");
  CHECK(scenario.in_force(Date(2022, 12, 31)).staffing.hours_minutes == 360);
  CHECK(scenario.in_force(Date(2023, 1, 1)).staffing.hours_minutes == 300);
  CHECK(scenario.baseline_in_force(Date(2023, 1, 1)).staffing.hours_minutes == 360);
}

TEST_CASE("an overlay has its own name and title and inherits the rest") {
  const auto scenario = laid_over("", "title: {en: On top}\n");
  CHECK(scenario.name == "top");
  CHECK(scenario.title_en == "On top");
  CHECK(scenario.title_id == "top");
  CHECK(scenario.seed == 7);
  CHECK(scenario.city_name == "Kota Kecil");
}

TEST_CASE("a value in an overlay does not inherit the source of the value it replaces") {
  const ScenarioFolder folder;
  folder.write("base.yaml", changed(small_city(), "visit: 60",
                                    "visit: {value: 60, source: a study, evidence: documented, range: [30, 90]}"));
  const auto scenario =
      read_scenario(folder.write("top.yaml", "timbang: 1\nname: top\nextends: base.yaml\nfollow_up: {visit: 50}\n"));
  for (const auto& source : scenario.sources) {
    if (source.path != "follow_up.visit") continue;
    CHECK(source.value == "50 minutes");
    CHECK(source.source.empty());
    CHECK(source.evidence.empty());
    CHECK(source.range.empty());
  }
}

TEST_CASE("kecamatan merge by name, new ones are appended, and !replace replaces the list") {
  const auto merged =
      laid_over("kecamatan:\n  - {name: Tengah, population: 5000}\n  - {name: Baru, population: 1, kelurahan: 1}\n");
  REQUIRE(merged.kecamatan.size() == 4);
  CHECK(merged.kecamatan[1].population == 5000);
  CHECK(merged.kecamatan[1].kelurahan == 2);
  CHECK(merged.kecamatan[3].name == "Baru");
  CHECK(policy(merged).staffing.tksk_per_kecamatan.size() == 4);
  const auto replaced = laid_over("kecamatan: !replace\n  - {name: Baru, population: 7000, kelurahan: 1}\n");
  REQUIRE(replaced.kecamatan.size() == 1);
  CHECK(replaced.kecamatan[0].name == "Baru");
}

TEST_CASE("TKSK by kecamatan leave unnamed kecamatan unchanged") {
  const auto scenario =
      laid_over("staffing: {tksk_per_kecamatan: 2}\n", "staffing: {tksk_per_kecamatan: {Barat: 3}}\n");
  CHECK(policy(scenario).staffing.tksk_per_kecamatan == std::vector<double>{2, 2, 3});
  CHECK(baseline(scenario).staffing.tksk_per_kecamatan == std::vector<double>{1, 1, 1});
}

TEST_CASE("payouts and the period merge key by key") {
  const auto scenario = laid_over("payouts: {bank: {day_of_month: 5}}\nperiod: {last_month: 2023-06}\n");
  CHECK(scenario.payouts[0].day_of_month == 5);
  CHECK(scenario.payouts[0].months_covered == 2);
  CHECK(scenario.period.last_month == Month(2023, 6));
}

TEST_CASE("a calendar is found relative to the file that names it, also through extends") {
  const ScenarioFolder folder;
  folder.write("calendar.yaml",
               "timbang: 1\nfirst_month: 2022-07\nlast_month: 2024-12\nweekend: []\nday_begins: \"00:00\"\n");
  const auto base = folder.write(
      "base.yaml", changed(small_city(), TIMBANG_SOURCE_DIR "/scenarios/calendars/indonesia.yaml", "calendar.yaml"));
  const ScenarioFolder other;
  const auto scenario = read_scenario(other.write("top.yaml", "timbang: 1\nname: top\nextends: " + base + "\n"));
  CHECK(scenario.calendar.working_weekdays() == 7);
}

TEST_CASE("dated values give a new parameter set on every date of change") {
  const auto city = changed(
      changed(
          small_city(), "benefit: 200000",
          "benefit: [{from: 2022-01-01, value: 200000, source: old}, {from: 2023-07-01, value: 300000, source: new}]"),
      "poverty_line: 795965", "poverty_line: [{value: 700000}, {from: 2023-03-01, value: 795965}]");
  const auto scenario = read_text_as_scenario(city);
  REQUIRE(scenario.policy.size() == 3);
  CHECK(scenario.policy[0].from == Date(2022, 7, 1));
  CHECK(scenario.policy[1].from == Date(2023, 3, 1));
  CHECK(scenario.policy[2].from == Date(2023, 7, 1));
  CHECK(scenario.policy[1].values.programme.benefit_rupiah == 200000);
  CHECK(scenario.policy[1].values.welfare.poverty_line_rupiah == 795965);
  CHECK(scenario.policy[2].values.programme.benefit_rupiah == 300000);
  CHECK(scenario.in_force(Date(2023, 6, 30)).programme.benefit_rupiah == 200000);
  CHECK(scenario.baseline.size() == 3);
  const auto& benefit = scenario.sources.front();
  CHECK(benefit.value == "2022-01-01: 200000 IDR/KPM/month; 2023-07-01: 300000 IDR/KPM/month");
}

TEST_CASE("TKSK of one kecamatan can change on a date") {
  const auto scenario =
      laid_over("staffing:\n  tksk_per_kecamatan:\n    Barat: [{value: 1}, {from: 2023-07-01, value: 2}]\n");
  CHECK(scenario.in_force(Date(2023, 7, 1)).staffing.tksk_per_kecamatan == std::vector<double>{1, 1, 2});
  CHECK(scenario.in_force(Date(2023, 6, 30)).staffing.tksk_per_kecamatan == std::vector<double>{1, 1, 1});
  CHECK(scenario.baseline.size() == 1);
}

TEST_CASE("parameters of the population or its fit cannot have dated values") {
  for (const std::string path : {"programme.kpm", "welfare.headcount", "obstacles.at_start.lasting"}) {
    CAPTURE(path);
    CHECK(the_problem(problems_of(small_city(), {{path, "[{value: 1}, {from: 2023-01-01, value: 2}]"}}), "not_a_number")
              .path == path);
  }
}

TEST_CASE("dated values out of order, starting late or of constant parameters are refused") {
  const auto with_benefit = [](const std::string& list) {
    return problems_of(changed(small_city(), "benefit: 200000", "benefit: " + list));
  };
  CHECK(the_problem(with_benefit("[{from: 2023-07-01, value: 1}, {from: 2023-01-01, value: 2}]"), "dates_not_ascending")
            .path == "programme.benefit");
  CHECK(the_problem(with_benefit("[{value: 1}, {value: 2}]"), "dates_not_ascending").place.line > 0);
  CHECK(argument(the_problem(with_benefit("[{from: 2022-07-02, value: 1}]"), "dated_starts_late"), "start") ==
        "2022-07-01");
  CHECK(the_problem(with_benefit("[{value: 1}, 3]"), "dated_form").place.line > 0);
  CHECK(the_problem(with_benefit("[{value: 1}, {from: July, value: 2}]"), "not_a_date").place.line > 0);
  CHECK(the_problem(with_benefit("{from: 2023-07-01, value: 2}"), "unknown_key").path == "programme.benefit.from");
  CHECK(the_problem(problems_of(changed(small_city(), "population: 3100", "population: [{value: 1}]")), "not_a_number")
            .path == "kecamatan.Barat.population");
}

TEST_CASE("a lever that the root file dates too late is refused even if an overlay corrects the date") {
  const ScenarioFolder folder;
  folder.write("base.yaml", changed(small_city(), "benefit: 200000", "benefit: [{from: 2023-01-01, value: 200000}]"));
  const auto top = folder.write("top.yaml", "timbang: 1\nname: top\nextends: base.yaml\nprogramme: {benefit: 3}\n");
  CHECK(has(the_problem(problems_of_file(top), "dated_starts_late").place.file, "base.yaml"));
}

TEST_CASE("the run ends after one payout interval and the longest service promise") {
  // 2024-01-01 + 3 months + 90 days.
  CHECK(read_text_as_scenario(small_city()).run_end() == Date(2024, 6, 30));
  CHECK(read_text_as_scenario(small_city(), {{"programme.deadline.bank", "30"}}).run_end() == Date(2024, 6, 30));
  CHECK(read_text_as_scenario(small_city(), {{"programme.deadline.bank", "120"}}).run_end() == Date(2024, 7, 30));
  CHECK(read_text_as_scenario(small_city(), {{"complaints.limit.field_check", "100"}}).run_end() == Date(2024, 7, 10));
  CHECK(read_text_as_scenario(small_city(), {{"payouts.post.months", "[6, 12]"}}).run_end() == Date(2024, 9, 29));
}

TEST_CASE("a prior draw changes a root lever in the baseline too, and overlays and settings override it") {
  const ScenarioFolder folder;
  folder.write("base.yaml", small_city());
  const std::string top = folder.write(
      "top.yaml", "timbang: 1\nname: top\nextends: base.yaml\nstaffing: {hours: 7}\nobstacles: {self_cure: 90}\n");
  const auto scenario = read_scenario(top, {{"staffing.sembako_share", "0.5"}},
                                      {{"staffing.hours", "5"},
                                       {"staffing.sembako_share", "0.3"},
                                       {"obstacles.self_cure", "150"},
                                       {"staffing.tksk_per_kecamatan.Barat", "3"}});
  CHECK(baseline(scenario).staffing.hours_minutes == 300);
  CHECK(policy(scenario).staffing.hours_minutes == 420);
  CHECK(baseline(scenario).staffing.sembako_share == 0.3);
  CHECK(policy(scenario).staffing.sembako_share == 0.5);
  CHECK(baseline(scenario).obstacles.self_cure_minutes == 150 * 1440.0);
  CHECK(policy(scenario).obstacles.self_cure_minutes == 150 * 1440.0);
  CHECK(baseline(scenario).staffing.tksk_per_kecamatan == std::vector<double>{1, 1, 3});
}

TEST_CASE("an invalid prior draw is reported like any other problem") {
  const ScenarioFolder folder;
  const std::string file = folder.write("base.yaml", small_city());
  CHECK_THROWS_AS(read_scenario(file, {}, {{"staffing.ours", "5"}}), ScenarioError);
}

TEST_CASE("a cached source gives the same results and errors as reading the files each time") {
  const ScenarioFolder folder;
  folder.write("base.yaml", small_city());
  const std::string file =
      folder.write("top.yaml", "timbang: 1\nname: top\nextends: base.yaml\nobstacles: {self_cure: 90}\n");
  const ScenarioSource source(file);
  const std::vector<Setting> settings{{"staffing.tksk_per_kecamatan", "2"}};
  const std::vector<Setting> assumed{{"staffing.hours", "5"}, {"period.last_month", "2023-11"}};
  const Scenario from_source = source.with(settings, assumed);
  const Scenario from_files = read_scenario(file, settings, assumed);
  CHECK(from_source.values_sha256 == from_files.values_sha256);
  CHECK(from_source.file_sha256 == from_files.file_sha256);
  CHECK(from_source.name == from_files.name);
  CHECK(source.with({}, {}).values_sha256 == read_scenario(file).values_sha256);
  CHECK_THROWS_AS(source.with({{"staffing.hours", "-1"}}, {}), ScenarioError);
  CHECK_THROWS_AS(source.with({}, {{"period.last_month", "2031-01"}}), ScenarioError);
  CHECK_THROWS_AS(ScenarioSource("nowhere.yaml"), ScenarioError);
}
