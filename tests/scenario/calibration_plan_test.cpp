// The format of a targets file, and the problems reported about an invalid one.
#include "scenario/plans/calibration_plan.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/problems.hpp"
#include "support/scenario_texts.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

const std::string head = "timbang: 1\ncalibration: small\n";
const std::string target = "targets:\n  - {outcome: delivery.stuck_kpm_share, value: 1.9, discrepancy_sd: 0.5}\n";

/// The small city with some ranges.
Scenario city_with_ranges() {
  std::string city = changed(small_city(), "self_cure: 130", "self_cure: {value: 130, unit: days, range: [60, 200]}");
  city = changed(city, "sembako_share: {value: 0.2,", "sembako_share: {value: 0.2, range: [0.15, 0.4],");
  city = changed(city, "kpm: 600", "kpm: {value: 600, range: [400, 700]}");
  city = changed(city, "gap: 0.60", "gap: {value: 0.60, unit: \"%\", range: [0.5, 0.72]}");
  return read_text_as_scenario(city);
}

CalibrationPlan read_plan(const std::string& content) {
  const ScenarioFolder folder;
  return read_calibration_plan(folder.write("targets.yaml", content), city_with_ranges());
}

std::vector<Problem> problems_with(const std::string& content) {
  return problems_when([&] { return read_plan(content); });
}

Problem problem_with(const std::string& content, const std::string& id) {
  return the_problem(problems_with(content), id);
}

std::vector<std::string> paths_of(const CalibrationPlan& plan) {
  std::vector<std::string> paths;
  for (const CalibrationParameter& parameter : plan.parameters) paths.push_back(parameter.path);
  return paths;
}

}  // namespace

TEST_CASE("the word all selects every parameter with a range in scenario order and units, assumed levers included") {
  const CalibrationPlan plan = read_plan(head + "parameters: all\n" + target);
  CHECK(paths_of(plan) ==
        std::vector<std::string>{"programme.kpm", "obstacles.self_cure", "staffing.sembako_share", "welfare.gap"});
  CHECK(plan.prior == PriorShape::uniform);
  CHECK(plan.parameters[0].is_whole);
  CHECK(plan.parameters[1].unit == "days");
  CHECK(plan.parameters[1].low == 60);
  CHECK(plan.parameters[1].value == 130);
  CHECK(plan.parameters[3].high == 0.72);
  CHECK(plan.file_sha256.size() == 64);
}

TEST_CASE("listed parameters can have their own range, and other parameters are left out") {
  const CalibrationPlan plan = read_plan(
      head +
      "prior: triangular\nparameters:\n  - all\n  - {path: obstacles.recoverable_per_payout, range: [10, 50], "
      "unit: \"%\", evidence: assumed}\nexcept: [programme.kpm]\n" +
      target);
  CHECK(plan.parameters.size() == 4);
  CHECK(plan.parameters[0].path == "obstacles.recoverable_per_payout");
  CHECK(plan.parameters[0].value == Approx(30));
  CHECK(plan.parameters[0].unit == "%");
  CHECK(plan.prior == PriorShape::triangular);
  const std::string but_groups = head + "parameters: all\nexcept: [programme, welfare]\n" + target;
  CHECK(paths_of(read_plan(but_groups)) == std::vector<std::string>{"obstacles.self_cure", "staffing.sembako_share"});
}

TEST_CASE("a calibrated share names the shares that adjust so that all still sum to 1") {
  const CalibrationPlan plan =
      read_plan(head + "parameters:\n  - {path: complaints.share.field_check, range: [0.15, 0.5]}\n" + target);
  REQUIRE(plan.compositions.size() == 1);
  CHECK(plan.compositions[0].calibrated == std::vector<std::size_t>{0});
  CHECK(plan.compositions[0].others ==
        std::vector<std::string>{"complaints.share.information", "complaints.share.no_field_check"});
  CHECK(plan.compositions[0].other_shares[0] == Approx(0.4));
  std::string all = head + "parameters:\n";
  for (const std::string share : {"information", "no_field_check", "field_check"}) {
    all += "  - {path: complaints.share." + share + ", range: [0.1, 0.6]}\n";
  }
  CHECK(problem_with(all + target, "all_shares_calibrated").path == "complaints.share");
}

TEST_CASE("targets are values or limits, by month or over the period, with their evidence") {
  const CalibrationPlan plan =
      read_plan(head +
                "parameters: all\ntargets:\n"
                "  - {outcome: a, month: 2023-03, value: 1.9, discrepancy_sd: 0.5, unit: \"%\", evidence: computed}\n"
                "  - {outcome: b, month: all, at_least: 70, discrepancy_sd: 5, note: why}\n"
                "  - {outcome: c, at_least: 0.85, at_most: 1, discrepancy_sd: 0.05, interpretation: true}\n");
  REQUIRE(plan.targets.size() == 3);
  CHECK(plan.targets[0].month == Month(2023, 3));
  CHECK(plan.targets[0].known.low == 1.9);
  CHECK(plan.targets[0].known.high == 1.9);
  CHECK(plan.targets[0].said.evidence == "computed");
  CHECK_FALSE(plan.targets[1].month.has_value());
  CHECK(std::isinf(plan.targets[1].known.high));
  CHECK(plan.targets[1].said.note == "why");
  CHECK(plan.targets[1].said.place.line == 6);
  CHECK(plan.targets[2].is_interpretation);
  CHECK(plan.targets[2].known.high == 1);
}

TEST_CASE("welfare targets, the question and held-out years are read") {
  const CalibrationPlan plan = read_plan(
      head + "parameters: all\n" + target +
      "welfare:\n  - {measure: chronic_share, value: 65, discrepancy_sd: 8, solved_by: welfare.gap, within: [0.5, 1]}\n"
      "  - {measure: exit_rate, at_least: 6, at_most: 15, discrepancy_sd: 1}\n"
      "question:\n  settings: {staffing.tksk_per_kecamatan: 2}\n  outcomes: [complaints.backlog]\n"
      "held_out:\n  - {name: \"2020\", settings: {obstacles.self_cure: 150, payouts.bank.months: [2, 4]}, outcome: x,\n"
      "     month: 2022-03, observed: 8.5, sd: 1}\n");
  CHECK(paths_of(plan) == std::vector<std::string>{"programme.kpm", "obstacles.self_cure", "staffing.sembako_share"});
  REQUIRE(plan.welfare.size() == 2);
  CHECK(plan.welfare[0].search_low == 0.5);
  CHECK(plan.welfare[1].solved_by.empty());
  REQUIRE(plan.question.has_value());
  CHECK(plan.question->settings.front().value == "2");
  REQUIRE(plan.held_out.size() == 1);
  CHECK(plan.held_out[0].assumed[1].value == "[2, 4]");
  CHECK(plan.held_out[0].month == Month(2022, 3));
}

TEST_CASE("every problem of a targets file is reported with its position") {
  const std::string bad =
      head +
      "parametrs: all\nparameters:\n  - programme.kmp\n  - staffing.hours\n  - welfare.headcount\n  - follow_up.mode\n"
      "  - obstacles.card_share\n  - {path: obstacles.self_cure, range: [200, 60]}\n"
      "targets:\n  - {outcome: a, value: 1,5, discrepancy_sd: 1}\n"
      "  - {outcome: b, value: 1, at_least: 0, discrepancy_sd: 0}\n"
      "  - {month: 2023-13, discrepancy_sd: 1}\n  - {outcome: d, month: 2024-01, value: 1}\n";
  const std::vector<Problem> problems = problems_with(bad);
  for (const std::string id :
       {"unknown_key_did_you_mean", "unknown_setting_did_you_mean", "calibrated_fact", "calibrated_no_number",
        "calibrated_without_range", "calibrated_lever", "range_order", "value_and_limits", "not_positive",
        "word_missing", "not_a_month", "nothing_known", "month_not_reported"}) {
    CAPTURE(id);
    const Problem problem = the_problem(problems, id);
    CHECK(problem.place.line > 0);
    CHECK_FALSE(problem.place.source_line.empty());
  }
  CHECK(argument(the_problem(problems, "unknown_setting_did_you_mean"), "suggestion") == "programme.kpm");
}

TEST_CASE("a targets file that is missing, not YAML, or of another version is refused") {
  CHECK_THROWS_AS(read_calibration_plan("nowhere.yaml", city_with_ranges()), ScenarioError);
  CHECK_FALSE(problems_with("targets: [").empty());
  CHECK(problem_with("timbang: 2\ncalibration: a\nparameters: all\n" + target, "format_version").place.line == 1);
  CHECK(problem_with(head + "parameters: all\n", "word_missing").path == "targets");
  CHECK(problem_with(head + "parameters: []\n" + target, "nothing_calibrated").path == "parameters");
  CHECK(problem_with(head + "parameters: all\nprior: normal\n" + target, "unknown_word").path == "prior");
}

TEST_CASE("a welfare search without a welfare parameter, a bracket or a value is refused") {
  const auto with = [](const std::string& rest) {
    return head + "parameters: all\n" + target + "welfare:\n  - {measure: coverage, discrepancy_sd: 5, " + rest + "}\n";
  };
  CHECK(problem_with(with("value: 60, solved_by: welfare.proxy_nose, within: [0, 2]"), "unknown_setting_did_you_mean")
            .path == "welfare.solved_by");
  CHECK(
      problem_with(with("at_least: 60, solved_by: welfare.proxy_noise, within: [0, 2]"), "solved_without_value").path ==
      "welfare.solved_by");
  CHECK(problem_with(with("value: 60, solved_by: welfare.proxy_noise"), "word_missing").path == "welfare.within");
}
