// The text of an analysis.
#include "report/tables/analysis_text.hpp"

#include <catch2/catch.hpp>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "support/text.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

std::size_t backlog() {
  return outcome::complaints_backlog;
}

SensitivityTable table_of(std::size_t inputs) {
  SensitivityTable table{SensitivityMethod::elementary_effects, backlog(), "", {"mu_star"}, {}, {}, 8, 2};
  for (std::size_t i = 0; i < inputs; ++i) {
    const auto value = static_cast<double>(i + 1);
    table.rows.push_back({"input_" + std::to_string(i), "", {{10 * value, Range{9 * value, 11 * value}}}});
  }
  return table;
}

FoundScenario corner() {
  FoundScenario scenario;
  scenario.target = {"complaints.backlog<=500", backlog(), WantedOutcome::Side::at_most, 500};
  scenario.met_share = 0.2;
  scenario.limits = {{"first_line.hours", "hours", 12.5, std::nullopt, {}, 0.0001, true},
                     {"follow_up.mode", "", std::nullopt, std::nullopt, {"phone", "phone_and_visit"}, 0.004, true},
                     {"follow_up.visit", "minutes", 20, 55, {}, 0.76, false}};
  scenario.draws_used = 200;
  scenario.tested_on = {0.7, 0.85, 0.15};
  return scenario;
}

OptionsAtStake choice() {
  OptionsAtStake stake;
  stake.criterion = Criterion::value;
  stake.outcome = backlog();
  stake.options = {{"staffing=1", -4e9, {2e8, Range{1e8, 3e8}}, 9e8, {0.3, Range{0.2, 0.4}}},
                   {"staffing=2", -3e9, {1e8, Range{5e7, 2e8}}, 7e8, {0.7, Range{0.6, 0.8}}}};
  stake.best = 1;
  stake.perfect_information = 1e8;
  stake.inputs = {{"follow_up.visit", {{6e7, Range{4e7, 8e7}}, 1e6}, 0.005},
                  {"first_line.hours", {{1e6, Range{5e5, 3e6}}, 1e6}, 0.4}};
  stake.largest_by_chance = 5e6;
  stake.draws_used = 64;
  return stake;
}

}  // namespace

TEST_CASE("an analysis lists the most important results first, and reports how many rows it left out") {
  AnalysisReport report;
  report.tables.push_back(table_of(20));
  const std::string english = sensitivity_text(report, Language::english);
  CHECK(english.find("input_19") < english.find("input_18"));
  CHECK_FALSE(has(english, "input_3 "));
  CHECK(has(english, "and 8 more in elementary_effects.csv"));
  CHECK(has(english, "2 blocks dropped, 8 used"));
  CHECK(has(english, "200 (180"));
  CHECK(has(sensitivity_text(report, Language::indonesian), "dan 8 lagi di elementary_effects.csv"));
}

TEST_CASE("the region where a target is met is described by a sentence in both languages") {
  AnalysisReport report;
  report.scenario = corner();
  const std::string english = scenario_text(report, Language::english);
  CHECK(has(english,
            "holds in 20 % of all runs. Where first_line.hours is at least 12.5 hours and follow_up.mode is "
            "phone, phone_and_visit, it holds in 85 % of them; 70 % of all runs in which it holds lie there."));
  CHECK(has(english, "< 0.001"));
  const std::string indonesian = scenario_text(report, Language::indonesian);
  CHECK(has(indonesian, "tercapai dalam 20 % dari semua simulasi. Bila first_line.hours sekurangnya 12,5 hours dan"));
  // What chance explains stands in the table alone.
  CHECK(has(english, "follow_up.visit is between 20 minutes and 55 minutes"));
  CHECK(has(english, "not distinguishable from chance"));
  CHECK(has(english, "divided by the 3 limits"));
  for (FoundLimit& limit : report.scenario->limits) limit.stands_out = false;
  const std::string none = scenario_text(report, Language::english);
  CHECK(has(none, "no limits of the inputs stand out from chance"));
  CHECK_FALSE(has(none, "70 % of all runs"));
  report.scenario->met_share = 0;
  CHECK(has(scenario_text(report, Language::indonesian), "tidak tercapai dalam satu simulasi pun"));
}

TEST_CASE("a choice states its risk, and names only parameters whose value of information exceeds chance") {
  AnalysisReport report;
  report.stakes.push_back(choice());
  const std::string english = stakes_text(report, Language::english);
  CHECK(has(english, "staffing=2"));
  CHECK(has(english, "70 (60"));
  CHECK(has(english, "Measure first: follow_up.visit\n"));
  CHECK(has(stakes_text(report, Language::indonesian), "Ukur lebih dulu: follow_up.visit\n"));
  CHECK(has(english, "yes (p = 0.005)"));
  CHECK(has(english, "no (p = 0.400)"));
  CHECK(has(english,
            "Above chance is what is worth more than 5: by chance alone the most valuable of all 2 would be worth"));
  CHECK(has(stakes_text(report, Language::indonesian), "ya (p = 0,005)"));
  report.stakes[0].inputs[0].family_p_value = 0.055;
  CHECK(has(stakes_text(report, Language::english), "none is worth measuring alone"));
  report.stakes[0].perfect_information = 0;
  CHECK(has(stakes_text(report, Language::english), "no number would change the choice"));
}

TEST_CASE("value sets are compared, and their disagreement about the best option is stated") {
  AnalysisReport report;
  report.stakes = {choice(), choice()};
  report.stakes[0].valuation = {"money alone", {{outcome::cost_total, -1}}};
  report.stakes[1].valuation = {"people", {{backlog(), -155000}}};
  const std::string english = stakes_text(report, Language::english);
  CHECK(has(english, "Choosing by the values \"people\""));
  CHECK(has(english, "Counted in rupiah for one unit: complaints.backlog (complaints) \u2212155,000"));
  CHECK(has(english, "money alone (Rp million)"));
  CHECK(has(english, "* \u22123,000"));
  CHECK(has(english, "The sets of values agree: staffing=2 is best by each of them"));
  report.stakes[1].best = 0;
  CHECK(has(stakes_text(report, Language::english),
            "THE SETS OF VALUES DISAGREE about the best option: money alone: staffing=2, best in 70 % of the draws; "
            "people: staffing=1, best in 30 % of the draws."));
  CHECK(has(stakes_text(report, Language::indonesian), "KELOMPOK NILAI TIDAK SEPAKAT"));
  report.stakes.pop_back();
  CHECK_FALSE(has(stakes_text(report, Language::english), "side by side"));
}

TEST_CASE("an analysis reports unfinished, failed and refused parts") {
  AnalysisReport report;
  report.design.kind = ExperimentDesign::Kind::saltelli;
  CHECK_FALSE(has(analysis_heading(report, Language::english), "Not finished"));
  report.missing = 12;
  report.blocks = 8;
  report.blocks_done = 6;
  report.failed = 1;
  report.refused = 2;
  const std::string heading = analysis_heading(report, Language::english);
  CHECK(has(heading, "Not finished: 12 runs are missing. What is complete is analysed: 6 of 8 blocks."));
  CHECK(has(heading, "1 runs failed"));
  CHECK(has(heading, "2 points have values"));
}
