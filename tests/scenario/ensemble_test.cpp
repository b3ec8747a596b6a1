#include "scenario/layers/ensemble.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "base/check.hpp"
#include "results/calibration/calibrated_ensemble.hpp"
#include "support/problems.hpp"
#include "support/scenario_texts.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

const std::string data = TIMBANG_SOURCE_DIR "/tests/support/data/";

/// Two parameters, three members.
const std::string small_ensemble = R"(timbang: 1
ensemble: three
parameters:
  - {path: obstacles.recoverable_per_payout, unit: "%"}
  - {path: follow_up.visit, unit: hours}
members:
  - [20, 1]
  - [30, 1.5]
  - [40, 0.5]
)";

/// A folder with a root that may name the ensemble, an overlay, and the ensemble.
struct EnsembleFolder {
  explicit EnsembleFolder(const std::string& ensemble, const std::string& root = small_city()) {
    file = folder.write("ensemble.yaml", ensemble);
    city = folder.write("city.yaml", root + "\nensemble: ensemble.yaml\n");
  }

  [[nodiscard]] std::string overlay(const std::string& content) const {
    return folder.write("overlay.yaml", "timbang: 1\nextends: city.yaml\nname: overlay\n" + content);
  }

  ScenarioFolder folder;
  std::string file;
  std::string city;
};

std::vector<Problem> problems_of_ensemble(const std::string& ensemble, const std::string& root = small_city()) {
  const EnsembleFolder files(ensemble, root);
  return problems_of_file(files.city);
}

double recoverable(const Scenario& scenario) {
  return scenario.baseline.front().values.obstacles.recoverable_per_payout;
}
double visit_minutes(const Scenario& scenario) {
  return scenario.policy.front().values.follow_up.visit_minutes;
}

}  // namespace

TEST_CASE("an ensemble's numbers are read in its units and stored in base units") {
  const EnsembleFolder files(small_ensemble);
  const Ensemble ensemble = read_ensemble(files.file);
  CHECK(ensemble.name == "three");
  CHECK(ensemble.of_values.empty());
  CHECK(ensemble.parameters == std::vector<std::string>{"obstacles.recoverable_per_payout", "follow_up.visit"});
  CHECK(ensemble.members == std::vector<std::vector<double>>{{0.2, 60}, {0.3, 90}, {0.4, 30}});
  CHECK(
      ensemble.canonical ==
      R"({"members":[[0.2,60],[0.3,90],[0.4,30]],"parameters":["obstacles.recoverable_per_payout","follow_up.visit"]})");
}

TEST_CASE("an ensemble's hash depends on its values and not on comments, names and units") {
  const auto hash = [](const std::string& text) { return read_ensemble(EnsembleFolder(text).file).sha256; };
  const std::string plain = hash(small_ensemble);
  CHECK(plain.size() == 64);
  CHECK(hash("# a remark\n" + changed(small_ensemble, "ensemble: three", "ensemble: other\nmade_by: \"hand\"")) ==
        plain);
  CHECK(hash(changed(changed(small_ensemble, ", unit: hours", ""), "  - [20, 1]\n  - [30, 1.5]\n  - [40, 0.5]",
                     "  - [20, 60]\n  - [30, 90]\n  - [40, 30]")) == plain);
  CHECK(hash(changed(small_ensemble, "[40, 0.5]", "[40, 0.6]")) != plain);
  CHECK(hash(small_ensemble + "  - [40, 0.5]\n") != plain);
}

TEST_CASE("a scenario names its ensemble, and files that extend it inherit it") {
  const EnsembleFolder files(small_ensemble);
  CHECK(read_scenario(files.city).ensemble_file == files.file);
  CHECK(read_scenario(files.overlay("")).ensemble_file == files.file);
  CHECK(read_text_as_scenario(small_city()).ensemble_file.empty());
  CHECK(read_scenario(files.city).values_sha256 == read_text_as_scenario(small_city()).values_sha256);
}

TEST_CASE("a member's values apply from the start in baseline and policy") {
  const EnsembleFolder files(small_ensemble);
  const MemberScenarios members = read_members(files.city, {}, files.file, 3);
  REQUIRE(members.scenarios.size() == 3);
  CHECK(members.held.empty());
  CHECK(recoverable(members.scenarios[0]) == 0.2);
  CHECK(recoverable(members.scenarios[2]) == 0.4);
  CHECK(visit_minutes(members.scenarios[1]) == 90);
  const Scenario as_setting =
      read_scenario(files.city, {{"obstacles.recoverable_per_payout", "30 %"}, {"follow_up.visit", "1.5 hours"}});
  CHECK(members.scenarios[1].values_sha256 == as_setting.values_sha256);
  CHECK(members.scenarios[1].baseline_sha256 == as_setting.baseline_sha256);
  CHECK(read_members(files.city, {}, files.file, 1).scenarios.size() == 1);
  CHECK_THROWS_AS(read_members(files.city, {}, files.file, 4), CheckFailed);
}

TEST_CASE("settings and overlays of the file that names the ensemble override member values") {
  const EnsembleFolder files(small_ensemble);
  const MemberScenarios set = read_members(files.city, {{"follow_up.visit", "45"}}, files.file, 3);
  for (const Scenario& scenario : set.scenarios) CHECK(visit_minutes(scenario) == 45);
  CHECK(recoverable(set.scenarios[0]) == 0.2);
  CHECK(set.held == std::vector<std::string>{"follow_up.visit"});
  const std::string overlay =
      files.overlay("obstacles: {recoverable_per_payout: 0.1}\nstaffing: {tksk_per_kecamatan: 2}\n");
  const MemberScenarios over = read_members(overlay, {}, files.file, 3);
  for (const Scenario& scenario : over.scenarios) {
    CHECK(recoverable(scenario) == 0.1);
    CHECK(scenario.policy.front().values.staffing.tksk_per_kecamatan.front() == 2);
    CHECK(scenario.baseline.front().values.staffing.tksk_per_kecamatan.front() == 1);
  }
  CHECK(visit_minutes(over.scenarios[0]) == 60);
  CHECK(over.held == std::vector<std::string>{"obstacles.recoverable_per_payout"});
}

TEST_CASE("for a scenario that names no ensemble member values override all its files") {
  const EnsembleFolder files(small_ensemble);
  const std::string plain = files.folder.write("plain.yaml", small_city());
  CHECK(recoverable(read_members(plain, {}, files.file, 2).scenarios[1]) == 0.3);
}

TEST_CASE("an ensemble can vary a lever only if its value is assumed, in the baseline, and a policy overrides it") {
  const std::string with_lever = changed(small_ensemble, "follow_up.visit, unit: hours", "staffing.hours");
  const std::string text = changed(changed(with_lever, "[20, 1]", "[20, 5]"), "[30, 1.5]\n  - [40, 0.5]", "[30, 5.5]");
  const Problem problem = the_problem(problems_of_ensemble(text), "ensemble_lever");
  CHECK(problem.path == "staffing.hours");
  CHECK(pointed_at(problem).rfind("staffing.hours", 0) == 0);
  const std::string assumed = changed(small_city(), "  hours: 6\n", "  hours: {value: 6, evidence: assumed}\n");
  const EnsembleFolder files(text, assumed);
  const auto hours = [](const std::vector<DatedParameters>& dated) {
    return dated.front().values.staffing.hours_minutes;
  };
  const MemberScenarios members = read_members(files.city, {}, files.file, 2);
  CHECK(hours(members.scenarios[1].baseline) == 330);
  CHECK(hours(members.scenarios[1].policy) == 330);
  const MemberScenarios longer = read_members(files.city, {{"staffing.hours", "7"}}, files.file, 2);
  CHECK(hours(longer.scenarios[1].baseline) == 330);
  CHECK(hours(longer.scenarios[1].policy) == 420);
  CHECK(longer.held == std::vector<std::string>{"staffing.hours"});
}

TEST_CASE("an unknown parameter of an ensemble is reported with the nearest name and its position") {
  const Problem problem =
      the_problem(problems_of_ensemble(changed(small_ensemble, "follow_up.visit", "follow_up.vist")),
                  "unknown_setting_did_you_mean");
  CHECK(argument(problem, "suggestion") == "follow_up.visit");
  CHECK(pointed_at(problem).rfind("follow_up.vist", 0) == 0);
  (void)the_problem(problems_of_ensemble(changed(small_ensemble, "follow_up.visit", "weather.rain")),
                    "unknown_setting");
}

TEST_CASE("a parameter that is not a single number is refused in an ensemble") {
  for (const char* path :
       {"households.size_share", "payouts.bank.day_of_month", "staffing.discipline", "staffing.tksk_per_kecamatan"}) {
    CAPTURE(path);
    const Problem problem =
        the_problem(problems_of_ensemble(changed(small_ensemble, "{path: follow_up.visit, unit: hours}",
                                                 "{path: " + std::string(path) + "}")),
                    "ensemble_not_one_number");
    CHECK(argument(problem, "found") == path);
  }
}

TEST_CASE("every cell is checked like a scenario value and reported with its position") {
  const auto problem_in = [](const std::string& cell, const std::string& id) {
    const Problem problem =
        the_problem(problems_of_ensemble(changed(small_ensemble, "[30, 1.5]", "[30, " + cell + "]")), id);
    CHECK(problem.place.line == 8);
    CHECK(pointed_at(problem).rfind(cell, 0) == 0);
  };
  problem_in("-1", "negative_duration");
  problem_in("many", "not_a_number");
  problem_in("9000", "out_of_range");
  CHECK(
      the_problem(problems_of_ensemble(changed(small_ensemble, "[40, ", "[140, ")), "share_out_of_range").place.line ==
      9);
  CHECK(
      argument(the_problem(problems_of_ensemble(changed(small_ensemble, "unit: hours", "unit: litres")), "wrong_unit"),
               "found") == "litres");
}

TEST_CASE("all rows of the wrong length are reported by number") {
  const auto problems =
      problems_of_ensemble(changed(changed(small_ensemble, "[20, 1]", "[20]"), "[40, 0.5]", "[40, 0.5, 7]"));
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].id == "ensemble_row");
  CHECK(argument(problems[0], "member") == "1");
  CHECK(argument(problems[0], "found") == "1");
  CHECK(argument(problems[1], "member") == "3");
  CHECK(argument(problems[1], "expected") == "2");
}

TEST_CASE("an ensemble with missing or unknown sections or a duplicate parameter is refused") {
  CHECK(argument(the_problem(problems_of_ensemble(changed(small_ensemble, "members:", "membres:")),
                             "unknown_key_did_you_mean"),
                 "suggestion") == "members");
  CHECK(the_problem(problems_of_ensemble(changed(small_ensemble, "ensemble: three\n", "")), "word_missing").path ==
        "ensemble");
  (void)the_problem(problems_of_ensemble("timbang: 1\nensemble: none\nparameters: []\nmembers: []\n"),
                    "ensemble_empty");
  (void)the_problem(
      problems_of_ensemble(changed(small_ensemble, "ensemble: three", "ensemble: three\nof_values: ab12")),
      "ensemble_hash");
  (void)the_problem(
      problems_of_ensemble(changed(small_ensemble, "follow_up.visit, unit: hours", "obstacles.recoverable_per_payout")),
      "ensemble_parameter_twice");
  (void)the_problem(problems_of_ensemble(changed(small_ensemble, "timbang: 1", "timbang: 2")), "format_version");
  (void)the_problem(problems_of(small_city() + "\nensemble: nowhere.yaml\n"), "file_missing");
}

TEST_CASE("all members with contradictory values are reported with their positions") {
  const std::string text = R"(timbang: 1
ensemble: shares
parameters: [{path: complaints.share.information}, {path: complaints.share.field_check}]
members:
  - [0.4, 0.3]
  - [0.5, 0.3]
  - [0.1, 0.1]
)";
  const EnsembleFolder files(text);
  CHECK(problems_of_file(files.city).empty());
  const auto problems = problems_when([&] { return read_members(files.city, {}, files.file, 3); });
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].id == "shares_do_not_sum");
  CHECK(problems[0].place.file == files.file);
  CHECK(problems[0].place.line == 6);
  CHECK(problems[1].place.line == 7);
}

TEST_CASE("an ensemble written by calibrate is read back exactly") {
  const CalibratedEnsemble written{"again",
                                   std::string(64, 'b'),
                                   "timbang calibrate \"city\"",
                                   {{"obstacles.recoverable_per_payout", "%"}, {"follow_up.visit", "minutes"}},
                                   {{2.1000000000000001, 1.0 / 3}, {1e-7, 61.234567890123456}}};
  const EnsembleFolder files(ensemble_yaml(written));
  const Ensemble found = read_ensemble(files.file);
  CHECK(found.name == "again");
  CHECK(found.of_values == written.of_values);
  REQUIRE(found.members.size() == 2);
  CHECK(found.members[0][0] == 0.021);
  CHECK(found.members[0][1] == written.members[0][1]);
  CHECK(found.members[1][1] == written.members[1][1]);
}

TEST_CASE("the small city's ensemble has forty different members") {
  const std::string file = data + "small-city-plausible.yaml";
  const Scenario scenario = read_scenario(file);
  const MemberScenarios members = read_members(file, {}, scenario.ensemble_file, 40);
  std::set<std::string> values;
  for (const Scenario& each : members.scenarios) values.insert(each.values_sha256);
  CHECK(values.size() == 40);
}
