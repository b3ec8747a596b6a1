#include <catch2/catch.hpp>
#include <map>

#include "population/build_population.hpp"
#include "population/population.hpp"
#include "report/tables/summary_table.hpp"
#include "report/words/assumptions.hpp"
#include "support/scenario_texts.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

const std::string root = TIMBANG_SOURCE_DIR;

/// A scenario file of a city that extends the shipped template.
std::string city(const std::string& more = "", const std::string& kecamatan = R"(
  - {name: Utara, population: 12000, kpm: 310}
  - {name: Selatan, population: 9000, kpm: 240, kelurahan: 3}
)") {
  return "timbang: 1\nname: kota\nextends: " + root + "/scenarios/templates/kota.yaml\n" +
         "city: {name: Kota Anda, code: \"0001\"}\nkecamatan:" + kecamatan + "staffing: {tksk_per_kecamatan: 2}\n" +
         "welfare: {poverty_line: 700000, headcount: 5.2}\n" + more;
}

const Parameters& baseline(const Scenario& scenario) {
  return scenario.baseline.front().values;
}

std::map<std::string, ParameterSource> sources_of(const Scenario& scenario) {
  std::map<std::string, ParameterSource> sources;
  for (const ParameterSource& source : scenario.sources) sources.emplace(source.path, source);
  return sources;
}

}  // namespace

TEST_CASE("a city needs no more than KPM and TKSK by kecamatan, population, poverty line and P0") {
  const Scenario scenario = read_text_as_scenario(city());
  CHECK(baseline(scenario).programme.kpm == 550);
  CHECK(baseline(scenario).welfare.poverty_line_rupiah == 700000);
  CHECK(baseline(scenario).welfare.headcount_target == 0.052);
  CHECK(scenario.kecamatan[0].kelurahan == 5);
  CHECK(scenario.kecamatan[1].kelurahan == 3);
  CHECK(scenario.calendar.working_days(2023) == 239);
}

TEST_CASE("a city's lever value is its baseline and not a policy over the template") {
  const Scenario scenario = read_text_as_scenario(city("programme: {benefit: 250000}\nfollow_up: {mode: phone}\n"));
  CHECK(baseline(scenario).programme.benefit_rupiah == 250000);
  CHECK(baseline(scenario).follow_up.mode == FollowUpMode::phone);
  CHECK(baseline(scenario).staffing.tksk_per_kecamatan == std::vector<double>{2, 2});
  const ScenarioFolder folder;
  folder.write("city.yaml", city("follow_up: {mode: phone}\n"));
  const Scenario overlay = read_scenario(folder.write("overlay.yaml",
                                                      "timbang: 1\nname: overlay\nextends: city.yaml\nfollow_up: "
                                                      "{mode: \"off\"}\n"));
  CHECK(baseline(overlay).follow_up.mode == FollowUpMode::phone);
  CHECK(overlay.policy.front().values.follow_up.mode == FollowUpMode::off);
}

TEST_CASE("every number that the city does not give is counted as borrowed in both languages") {
  const Scenario scenario = read_text_as_scenario(city());
  const auto count = count_assumed(scenario);
  // population, KPM, TKSK, poverty line and P0 are the city's own.
  CHECK(count.all - count.borrowed == 5);
  const std::string numbers = std::to_string(count.borrowed) + " ";
  CHECK(borrowed_note(scenario, Language::english) ==
        numbers + "of " + std::to_string(count.all) +
            " numbers are not from your city: they are borrowed until you replace them.\n");
  CHECK(borrowed_note(scenario, Language::indonesian).find(numbers + "dari " + std::to_string(count.all)) == 0);
  CHECK(borrowed_note(read_scenario(root + "/scenarios/bekasi-2023.yaml"), Language::english).empty());
}

TEST_CASE("figures that rest on a borrowed number are marked like those on an assumed number") {
  const Scenario scenario = read_text_as_scenario(city());
  const auto decisive = decisive_assumptions(scenario);
  CHECK(std::ranges::any_of(decisive, [](const auto& each) { return each.path == "follow_up.visit"; }));
}

TEST_CASE("the template contains every Bekasi number that a city may not know, unchanged") {
  const auto bekasi = sources_of(read_scenario(root + "/scenarios/bekasi-2023.yaml"));
  std::size_t borrowed = 0;
  for (const auto& [path, source] : sources_of(read_text_as_scenario(city()))) {
    if (source.evidence != "borrowed" || path == "city.kelurahan_per_kecamatan") continue;
    CAPTURE(path);
    REQUIRE(bekasi.count(path) == 1);
    CHECK(source.value == bekasi.at(path).value);
    CHECK(source.range == bekasi.at(path).range);
    ++borrowed;
  }
  CHECK(borrowed > 100);
}

TEST_CASE("places given by kecamatan are used regardless of population") {
  const Scenario scenario = read_scenario(root + "/scenarios/kota-contoh.yaml");
  const Population population = build_population(scenario, 1, WelfareQuantile{1.2, 0.59, 0.67});
  CHECK(population.places == std::vector<std::uint32_t>{260, 40, 31, 155, 0});
}

TEST_CASE("a quota set over places by kecamatan is divided in proportion to those places") {
  const Scenario scenario = read_text_as_scenario(city(), {{"programme.kpm", "1100"}});
  CHECK(baseline(scenario).programme.kpm == 1100);
  const Population population = build_population(scenario, 1, WelfareQuantile{1.2, 0.59, 0.67});
  CHECK(population.places == std::vector<std::uint32_t>{620, 480});
}

TEST_CASE("places given for only some kecamatan, for none, or with another sum are refused") {
  const auto some =
      problems_of(city("", "\n  - {name: A, population: 9000, kpm: 9}\n  - {name: B, population: 9000}\n"));
  CHECK(argument(the_problem(some, "kpm_of_some"), "kecamatan") == "B");
  CHECK(the_problem(problems_of(city("", "\n  - {name: A, population: 9000, kpm: 0}\n")), "kpm_all_zero").place.line >
        0);
  const auto sum = the_problem(problems_of(city("programme: {kpm: 551}\n")), "kpm_is_not_sum");
  CHECK(argument(sum, "sum") == "550");
  CHECK(pointed_at(sum) == "551}");
  CHECK(problems_of(city("programme: {kpm: 550}\n")).empty());
  const auto many =
      the_problem(problems_of(city("", "\n  - {name: A, population: 383, kpm: 101}\n")), "more_kpm_than_households");
  CHECK(argument(many, "households") == "100");
}

TEST_CASE("a city without quota and without places by kecamatan reports the quota as missing") {
  const auto problems = problems_of(city("", "\n  - {name: A, population: 9000}\n"));
  CHECK(the_problem(problems, "parameter_missing").path == "programme.kpm");
}

TEST_CASE("a template that is run as a city, extends a city or has kecamatan is refused") {
  CHECK(the_problem(problems_of_file(root + "/scenarios/templates/kota.yaml"), "template_is_no_city").place.line > 0);
  const ScenarioFolder folder;
  folder.write("city.yaml", city());
  folder.write("over.yaml", "timbang: 1\nname: over\ntemplate: true\nextends: city.yaml\n");
  const std::string leaf = "timbang: 1\nname: leaf\nextends: ";
  CHECK(the_problem(problems_of_file(folder.write("leaf.yaml", leaf + "over.yaml\n")), "template_extends_scenario")
            .place.line > 0);
  folder.write("with.yaml", "timbang: 1\nname: with\ntemplate: true\nkecamatan: [{name: A, population: 9}]\n");
  CHECK(the_problem(problems_of_file(folder.write("leaf.yaml", leaf + "with.yaml\n")), "template_with_kecamatan")
            .place.line > 0);
  CHECK(the_problem(problems_of(city("template: yes\n")), "not_true").path == "template");
}

TEST_CASE("a template can extend another template") {
  const ScenarioFolder folder;
  folder.write("province.yaml", "timbang: 1\nname: province\ntemplate: true\nextends: " + root +
                                    "/scenarios/templates/kota.yaml\nfollow_up: {visit: 77, mode: phone}\n");
  const std::string text = changed(city(), root + "/scenarios/templates/kota.yaml", "province.yaml");
  const Scenario scenario = read_scenario(folder.write("city.yaml", text));
  CHECK(baseline(scenario).follow_up.visit_minutes == 77);
  CHECK(baseline(scenario).follow_up.mode == FollowUpMode::phone);
}

TEST_CASE("a new city extends the template and no other city") {
  const ScenarioFolder folder;
  folder.write("city.yaml", city());
  const auto problem =
      the_problem(problems_of_file(folder.write(
                      "other.yaml", "timbang: 1\nname: other\nextends: city.yaml\ncity: {code: \"0002\"}\n")),
                  "city_extends_city");
  CHECK(argument(problem, "base") == "0001");
}
