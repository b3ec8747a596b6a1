#include "report/charts/decision/decision_charts.hpp"
#include "base/search.hpp"

#include <catch2/catch.hpp>
#include <string>

#include <boost/json.hpp>

#include "report/brief/decision_section.hpp"
#include "report/charts/chart_export.hpp"
#include "report/charts/decision/decision_chart_rows.hpp"
#include "support/charts.hpp"
#include "support/decision_example.hpp"
#include "support/text.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

bool has_chart(const ChartBook& book, const std::string& name) {
  return contains(book.charts, name, &Chart::name);
}

boost::json::array rows_of(const std::vector<ChartRow>& rows) {
  return boost::json::parse(rows_json(rows)).as_array();
}

double number(const boost::json::value& row, const char* field) {
  return row.as_object().at(field).to_number<double>();
}

std::string words(const boost::json::value& row, const char* field) {
  return std::string(std::string_view(row.as_object().at(field).as_string()));
}

}  // namespace

TEST_CASE("charts of a decision are JSON with their texts, their rows and their source in both languages") {
  for (const Language language : {Language::english, Language::indonesian}) {
    for (const DecisionReport& report : {test::cheapest_example(), test::budget_example()}) {
      const ChartBook book = make_decision_charts(report, "24 Nov 2026", language);
      CHECK(book.charts.size() == (report.flip ? 5U : 4U));
      for (const Chart& chart : book.charts) {
        INFO(chart.name);
        CHECK(boost::json::parse(standing_alone(chart, book, "city", language)).is_object());
        REQUIRE(book.datasets.count(chart.datasets.front()) == 1);
        CHECK_FALSE(book.datasets.at(chart.datasets.front()).empty());
        for (const std::string& text : {chart.title, chart.measure, chart.subtitle}) CHECK_FALSE(text.empty());
        CHECK(has(chart.alternative_text, chart.title));
        CHECK(has(chart.source, "made-up 01234567"));
        CHECK(has(chart.source, language == Language::english ? "Simulation, not observation" : "bukan hasil"));
        CHECK(chart.section == section_of_decision);
      }
    }
  }
}

TEST_CASE("the plan is shown beside today's staff, sorted by TKSK, with cost by payer") {
  const DecisionReport report = test::cheapest_example();
  const auto rows = rows_of(staffing_rows(report, Language::english));
  REQUIRE(rows.size() == 2);
  CHECK(words(rows[0], "place") == "Barat");
  CHECK(number(rows[0], "now") == 1);
  CHECK(number(rows[0], "planned") == 2);
  CHECK(words(rows[0], "text") == "2\u00A0(+1)");
  CHECK(words(rows[1], "text") == "1");
  const Chart chart = chart_of(make_decision_charts(report, "today", Language::english), "decision-plan");
  CHECK(chart.title == "In this model: 3 TKSK, +1 against today");
  CHECK(has(chart.subtitle, "Rp 96 million a year"));
  CHECK(has(chart.subtitle, "Rp 36 million"));
  CHECK(has(chart.subtitle, "Rp 60 million"));
  CHECK_FALSE(has(chart.subtitle, "province"));
  CHECK(has(chart.alternative_text, "Timur: 1, today 1; Barat: 2, today 1"));
}

TEST_CASE("a tested plan shows its share of runs, its interval, its runs and its verdict") {
  const DecisionReport report = test::cheapest_example();
  const auto rows = rows_of(tested_rows(report, Language::english));
  REQUIRE(rows.size() == 4);  // the fifth was not tested
  CHECK(number(rows[0], "mean") == 0);
  CHECK(number(rows[0], "high") == Approx(60.2).margin(0.1));  // 1 less the fourth root of 0.025
  CHECK(words(rows[1], "verdict") == "bad");
  CHECK(number(rows[1], "mean") == 70);
  CHECK(words(rows[1], "word") == "ruled out; 40 runs");
  CHECK(words(rows[2], "verdict") == "good");
  CHECK(number(rows[2], "mean") == 94);
  CHECK(words(rows[2], "label") == "Plan 2: 3 TKSK, Rp 96 million\nthe choice");
  CHECK(words(rows[3], "verdict") == "open");
  CHECK(words(rows[3], "word") == "undecided; 50 runs");
  const Chart chart = chart_of(make_decision_charts(report, "today", Language::indonesian), "decision-tests");
  CHECK(has(chart.specification, R"({"from":83,"to":97})"));
  CHECK(has(chart.specification, R"({"at":90})"));
  CHECK(has(chart.title, "3 TKSK"));
  CHECK(has(chart.subtitle, "1 rencana yang lebih mahal tidak diuji"));
  CHECK(has(chart.alternative_text, "94 %, memenuhi, 200 simulasi"));
}

TEST_CASE("a ranked plan shows its distance from the chosen plan, and whether it matters") {
  const DecisionReport report = test::budget_example();
  const auto rows = rows_of(tested_rows(report, Language::english));
  REQUIRE(rows.size() == 4);
  CHECK(number(rows[0], "mean") == 300);
  CHECK(has(words(rows[0], "text"), "+300\u00A0(+250"));
  CHECK(words(rows[0], "word") == "behind by more than matters; 20 runs");
  CHECK(words(rows[1], "verdict") == "choice");
  CHECK(number(rows[1], "mean") == 0);
  CHECK(words(rows[2], "word") == "not told apart; 20 runs");
  CHECK(words(rows[3], "word") == "behind; 20 runs");
  const Chart chart = chart_of(make_decision_charts(report, "today", Language::english), "decision-tests");
  CHECK(chart.title == "The choice is ahead of 1 of the 3 other plans by more than matters");
  CHECK(has(chart.specification, R"({"from":-20,"to":20})"));
  CHECK(has(chart.subtitle, "Rp 20 million"));
}

TEST_CASE("agreement is drawn with the required level, and insufficient agreement is marked") {
  const DecisionReport short_of = test::cheapest_example();
  const auto rows = rows_of(agreement_rows(short_of, Language::english));
  REQUIRE(rows.size() == 3);
  CHECK(number(rows[1], "mean") == 40);
  CHECK(number(rows[1], "low") < 30);
  CHECK(number(rows[1], "high") > 50);
  CHECK(words(rows[1], "verdict") == "choice");
  CHECK(words(rows[1], "word") == "16 of 40 members");
  const Chart chart = chart_of(make_decision_charts(short_of, "today", Language::english), "decision-agreement");
  CHECK(chart.title == "It cannot be decided yet: the choice holds in 40 % of the ensemble, and 80 % are needed");
  CHECK(has(chart.specification, R"({"at":80})"));
  const auto settled = make_decision_charts(test::budget_example(), "today", Language::indonesian);
  CHECK(has(chart_of(settled, "decision-agreement").title, "36 dari 40 anggota"));
  CHECK_FALSE(has(chart_of(settled, "decision-agreement").title, "Belum dapat diputuskan"));
  DecisionReport cut_short = test::budget_example();
  cut_short.answer = DecisionAnswer::undecided;
  const auto undecided = make_decision_charts(cut_short, "today", Language::english);
  CHECK(has(chart_of(undecided, "decision-agreement").title, "36 of 40 members of the ensemble (90 %)"));
  CHECK(has(chart_of(undecided, "decision-tests").title, "could not be told apart"));
}

TEST_CASE("the title names what to measure first only if it is distinguishable from chance") {
  DecisionReport report = test::cheapest_example();
  const auto rows = rows_of(information_rows(report, Language::english));
  REQUIRE(rows.size() == 2);
  CHECK(number(rows[0], "mean") == 30);
  CHECK(number(rows[0], "low") == 10);
  CHECK(number(rows[0], "chance") == 2);
  CHECK(words(rows[0], "word") == "above chance");
  CHECK(words(rows[1], "word") == "not told apart from chance");
  const std::string label = information_label(report, 0, Language::english);
  const auto title = [&] {
    return chart_of(make_decision_charts(report, "today", Language::english), "decision-information").title;
  };
  CHECK(title() == "What to measure first: " + label);
  const Chart chart = chart_of(make_decision_charts(report, "today", Language::english), "decision-information");
  CHECK(has(chart.specification, R"({"at":25})"));
  report.information[0].family_p_value = 0.06;
  CHECK(title() == "What to measure first");
  report.information[1].information.value.value = 0;
  CHECK(information_rows(report, Language::english).size() == 1);
  report.information[0].information.value.value = 0;
  CHECK_FALSE(has_chart(make_decision_charts(report, "today", Language::english), "decision-information"));
}

TEST_CASE("the surface has a tile around each pair of values and marks the scenario's values") {
  const DecisionReport report = test::cheapest_example();
  const auto rows = rows_of(flip_rows(report, Language::english));
  REQUIRE(rows.size() == 6);
  CHECK(number(rows[0], "x_from") == 30);
  CHECK(number(rows[0], "x_to") == 50);
  CHECK(number(rows[0], "y_from") == 0);
  CHECK(number(rows[0], "y_to") == 0.25);
  CHECK(number(rows[5], "x_to") == 90);
  CHECK(words(rows[0], "verdict") == "choice");
  CHECK(words(rows[0], "label") == "3 TKSK");
  CHECK(words(rows[0], "word") == "plan 2, the choice");
  CHECK(number(rows[3], "first_at") == 60);
  CHECK(number(rows[3], "second_at") == 0.375);
  CHECK(words(rows[3], "verdict") == "other");
  CHECK(words(rows[3], "label") == "4 TKSK");
  CHECK(words(rows[4], "label") == "none");
  CHECK(words(rows[5], "label") == "no scenario");
  const Chart chart = chart_of(make_decision_charts(report, "today", Language::english), "decision-flip");
  CHECK(has(chart.specification, R"([{"x":50,"y":0.25}])"));
  CHECK(has(chart.subtitle, "own values, 50 minutes; 0.25."));
  CHECK(chart.title == "Which plan wins turns on these two numbers");
  CHECK(has(chart.alternative_text, "40 / 0.125: Plan 2: 3 TKSK"));
}

TEST_CASE("the title of the surface claims no more than its tiles show") {
  DecisionReport report = test::cheapest_example();
  report.flip->is_sound.assign(6, true);
  const auto title = [&](const std::optional<std::size_t>& winner) {
    report.flip->winners.assign(6, winner);
    return chart_of(make_decision_charts(report, "today", Language::english), "decision-flip").title;
  };
  CHECK(title(1) == "The choice wins wherever these two numbers lie");
  CHECK(has(title(0), "Plan 1 wins"));
  CHECK(has(title(std::nullopt), "None of the plans"));
  DecisionReport without_choice = report;
  without_choice.chosen = std::nullopt;
  without_choice.flip->winners.assign(6, 1);
  const auto title_of_flip = [](const DecisionReport& of) {
    return chart_of(make_decision_charts(of, "today", Language::english), "decision-flip").title;
  };
  CHECK_FALSE(has(title_of_flip(without_choice), "choice"));
  without_choice.flip->winners = {0, 0, 0, 2, 2, 2};
  CHECK_FALSE(has(title_of_flip(without_choice), "choice"));
  without_choice.flip->is_sound.assign(6, false);
  CHECK_FALSE(has_chart(make_decision_charts(without_choice, "today", Language::english), "decision-flip"));
  report.flip->winners = {0, 0, 0, 2, 2, 2};
  const ChartBook book = make_decision_charts(report, "today", Language::english);
  CHECK(has(chart_of(book, "decision-flip").title, "the choice wins in no tile"));
}

TEST_CASE("a decision without a choice has no plan chart, and without an ensemble no member chart") {
  DecisionReport report = test::cheapest_example();
  report.answer = DecisionAnswer::none;
  report.chosen.reset();
  const ChartBook none = make_decision_charts(report, "today", Language::english);
  CHECK_FALSE(has_chart(none, "decision-plan"));
  CHECK(chart_of(none, "decision-tests").title == "None of the 4 plans tested meets the targets often enough");
  CHECK(has(chart_of(none, "decision-agreement").title, "none of the plans asked about"));
  report = test::budget_example();
  report.members = 0;
  report.information.clear();
  const ChartBook without = make_decision_charts(report, "today", Language::english);
  CHECK(without.charts.size() == 2);
  CHECK_FALSE(has_chart(without, "decision-agreement"));
}

TEST_CASE("a brief of a decision gives question, error probabilities, agreement and what to measure first") {
  for (const Language language : {Language::english, Language::indonesian}) {
    const bool is_english = language == Language::english;
    const BriefSection section = decision_section(test::cheapest_example(), language);
    std::string said;
    for (const BriefBlock& block : section.blocks) {
      said += block.text + "\n";
      for (const std::string& item : block.items) said += item + "\n";
    }
    CHECK(
        has(said, is_english ? "It cannot be decided yet: the answer below holds in 40 %" : "Belum dapat diputuskan"));
    CHECK(has(said, is_english ? "in this model: with a chance of at least 95 %" : "dalam model ini: dengan peluang"));
    CHECK(has(said, is_english ? "that share lies between 25 % and 57 %" : "antara 25 % dan 57 %"));
    CHECK(has(said, is_english ? "knowing it is worth Rp 30 million a year (95 %: 10–60 Rp million)" : "Rp 30 juta"));
    CHECK(has(said, is_english ? "what is worth more than Rp 25" : "Rp 25"));
    CHECK(has(said, is_english ? "at least 80 %, in every kecamatan." : "paling sedikit 80 %"));
    const auto& table = section.blocks.back().table;
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[1][2].value == "2");
    CHECK(table.rows[1][3].value == "+1");
  }
}

TEST_CASE("a brief of a settled decision does not call it undecided") {
  const BriefSection section = decision_section(test::budget_example(), Language::english);
  for (const BriefBlock& block : section.blocks) CHECK_FALSE(has(block.text, "cannot be decided"));
}
