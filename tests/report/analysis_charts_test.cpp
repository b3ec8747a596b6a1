// Charts of analyses: their marks, words and titles against the numbers that they are made of.
#include "report/charts/analysis/analysis_charts.hpp"
#include "base/search.hpp"

#include <catch2/catch.hpp>
#include <string>

#include <boost/json.hpp>

#include "report/charts/analysis/analysis_words.hpp"
#include "report/charts/chart_export.hpp"
#include "report/charts/chart_rows.hpp"
#include "report/charts/label_places.hpp"
#include "support/analysis_example.hpp"
#include "support/charts.hpp"
#include "support/text.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

constexpr const char* date = "24 Nov 2026";

/// The rows of one chart.
std::vector<boost::json::object> rows_of(const ChartBook& book, const std::string& name) {
  std::vector<boost::json::object> rows;
  for (const ChartRow& row : book.datasets.at("analysis")) {
    boost::json::object found = boost::json::parse(row.json).as_object();
    if (found.at("measure").as_string() == name) rows.push_back(std::move(found));
  }
  return rows;
}

std::string text_of(const boost::json::object& row, const char* field) {
  return std::string(row.at(field).as_string());
}

double number_of(const boost::json::object& row, const char* field) {
  return row.at(field).to_number<double>();
}

AnalysisReport with_table(const SensitivityTable& table) {
  AnalysisReport report = test::empty_analysis();
  report.tables = {table};
  return report;
}

}  // namespace

TEST_CASE(
    "charts of an analysis are JSON with all their texts, and call numbers by what they mean, in both languages") {
  for (const Language language : {Language::english, Language::indonesian}) {
    const ChartBook book = make_analysis_book(test::full_analysis(), date, language);
    REQUIRE(book.charts.size() == 6);
    for (const Chart& chart : book.charts) {
      INFO(chart.name);
      CHECK(boost::json::parse(standing_alone(chart, book, "city", language)).is_object());
      CHECK_FALSE(rows_of(book, chart.name).empty());
      const bool is_english = language == Language::english;
      CHECK(has(chart.source, is_english ? "Simulation, not observation" : "Simulasi, bukan hasil pengamatan"));
      CHECK(has(chart.source, "made-up"));
      for (const std::string& words : {chart.title, chart.measure, chart.subtitle, chart.alternative_text}) {
        CHECK_FALSE(words.empty());
        for (const char* path : {"follow_up.", "first_line.", "staffing."}) CHECK_FALSE(has(words, path));
      }
      for (const auto& row : rows_of(book, chart.name)) {
        if (row.contains("label")) CHECK_FALSE(has(text_of(row, "label"), "follow_up."));
      }
    }
  }
}

TEST_CASE(
    "Sobol indices are rows of totals and first orders with their intervals, the largest first, and chance last") {
  const ChartBook book = make_analysis_book(with_table(test::sobol_example()), date, Language::english);
  const auto rows = rows_of(book, "sobol-backlog");
  REQUIRE(rows.size() == 7);
  CHECK(text_of(rows[0], "label") == "Mean TKSK time of a home visit");
  CHECK(text_of(rows[0], "group") == "total");
  CHECK(text_of(rows[1], "group") == "first order");
  CHECK(number_of(rows[0], "mean") == Approx(0.7));
  CHECK(number_of(rows[0], "low") == Approx(0.6));
  CHECK(number_of(rows[0], "high") == Approx(0.8));
  CHECK(text_of(rows[0], "text") == "0.70 (0.60–0.80)");
  CHECK(number_of(rows[2], "mean") == Approx(0.2));
  CHECK(rows[6].at("apart").as_bool());
  CHECK(number_of(rows[6], "mean") == Approx(0.3));
  CHECK(has(chart_of(book, "sobol-backlog").alternative_text, "first order: 0.60 (0.50–0.70)"));
}

TEST_CASE("a chart title names the most influential parameter only if its interval lies above all others") {
  SensitivityTable table = test::sobol_example();
  ChartBook book = make_analysis_book(with_table(table), date, Language::english);
  CHECK(chart_of(book, "sobol-backlog").title ==
        "Complaints not resolved yet: “Mean TKSK time of a home visit” moves it most");
  table.rows[2].estimates.front() = test::about(0.55, 0.1);
  book = make_analysis_book(with_table(table), date, Language::indonesian);
  CHECK(chart_of(book, "sobol-backlog").title == chart_of(book, "sobol-backlog").measure);
}

TEST_CASE("the leading estimate is the largest in size, and its interval excludes zero and the others") {
  CHECK(foremost({test::about(-0.8, 0.1), test::about(0.3, 0.1)}) == 0U);
  CHECK_FALSE(foremost({test::about(-0.8, 0.1), test::about(0.7, 0.1)}));
  CHECK_FALSE(foremost({test::about(0.5, 0.6), test::about(0.01, 0.005)}));
  CHECK_FALSE(foremost({{0.8, std::nullopt}, test::about(0.1, 0.05)}));
  CHECK_FALSE(foremost({test::about(0.8, 0.1)}));
}

TEST_CASE("a chart of many inputs shows the largest and their total number") {
  SensitivityTable table = test::sobol_example();
  table.overall.clear();  // as with one replication
  table.rows.clear();
  for (int i = 0; i < 30; ++i) table.rows.push_back({"input_" + std::to_string(i), "", {{i / 60.0, {}}, {0, {}}}});
  const ChartBook book = make_analysis_book(with_table(table), date, Language::english);
  const auto rows = rows_of(book, "sobol-backlog");
  CHECK(rows.size() == 2 * most_inputs);
  CHECK(text_of(rows.front(), "label") == "input_29");
  CHECK_FALSE(rows.front().contains("low"));
  CHECK(has(chart_of(book, "sobol-backlog").subtitle, "The 12 largest of 30."));
  CHECK(has(chart_of(book, "sobol-backlog").subtitle, "cannot tell chance from the numbers"));
}

TEST_CASE("a screening chart numbers the important inputs and has a legend for the numbers") {
  const ChartBook book = make_analysis_book(with_table(test::morris_example()), date, Language::english);
  const Chart& chart = chart_of(book, "screening-money-returned");
  const auto rows = rows_of(book, chart.name);
  REQUIRE(rows.size() == 3);
  CHECK(number_of(rows[0], "mean") == Approx(2.01));
  CHECK(number_of(rows[0], "low") == Approx(1.51));
  CHECK(number_of(rows[0], "spread") == Approx(1.0));
  CHECK(text_of(rows[0], "number") == "1");
  CHECK(text_of(rows[1], "number") == "2");
  CHECK_FALSE(rows[0].at("is_left").as_bool());
  CHECK(rows[1].at("is_left").as_bool());
  CHECK(has(text_of(rows[1], "key"), "2\u00A0 Mean TKSK time of a home visit"));
  CHECK(number_of(rows[1], "key_at") > number_of(rows[0], "key_at"));
  CHECK_FALSE(rows[2].at("is_named").as_bool());
  CHECK(chart.title == chart.measure);
  CHECK(has(chart.subtitle, "2 of 3"));
}

TEST_CASE("labels of close points are placed on different sides, and joined where no side is free") {
  const auto apart = place_labels({{50, 50, 1}, {150, 150, 1}});
  CHECK_FALSE(apart[1].is_left);
  CHECK_FALSE(apart[1].is_below);
  const auto together = place_labels({{50, 50, 1}, {51, 50, 1}, {50, 51, 1}, {51, 51, 1}, {50, 50, 1}});
  REQUIRE(together.size() == 5);
  CHECK(together[1].is_left);
  CHECK(together[2].is_below);
  CHECK(together[3].is_left);
  CHECK(together[3].is_below);
  CHECK(together[3].with == 3);
  CHECK(together[4].with == 0);
}

TEST_CASE("limits are drawn within an input's whole range, levels beside each other") {
  const ChartBook book = make_analysis_book(test::full_analysis(), date, Language::indonesian);
  const auto rows = rows_of(book, "limits-backlog");
  REQUIRE(rows.size() == 2);
  CHECK(number_of(rows[0], "from_share") == Approx(0.25));
  CHECK(number_of(rows[0], "to_share") == Approx(1));
  CHECK(text_of(rows[0], "text") == "sekurangnya 40 menit");
  CHECK(text_of(rows[0], "most") == "100 menit");
  CHECK(text_of(rows[0], "word") == "kuasi-p < 0,001");
  CHECK(number_of(rows[1], "from_share") == Approx(0.5));
  CHECK(has(chart_of(book, "limits-backlog").subtitle, "85 %"));
}

TEST_CASE("the peeling chart has each step and the chosen limits on both halves") {
  const ChartBook book = make_analysis_book(test::full_analysis(), date, Language::english);
  const auto rows = rows_of(book, "peeling-backlog");
  REQUIRE(rows.size() == 5);
  CHECK(text_of(rows[3], "kind") == "chosen");
  CHECK(number_of(rows[3], "density") == Approx(90));
  CHECK(text_of(rows[4], "kind") == "tested");
  CHECK(number_of(rows[4], "coverage") == Approx(70));
}

TEST_CASE("the chart of what to measure first distinguishes real values from chance") {
  AnalysisReport report = test::empty_analysis();
  report.stakes = {test::stake_example()};
  ChartBook book = make_analysis_book(report, date, Language::english);
  auto rows = rows_of(book, "information-money-returned");
  REQUIRE(rows.size() == 2);
  CHECK_FALSE(rows[0].at("apart").as_bool());
  CHECK(rows[1].at("apart").as_bool());
  CHECK(number_of(rows[0], "mean") == Approx(60));
  CHECK(number_of(rows[0], "by_chance") == Approx(5));
  CHECK(has(chart_of(book, "information-money-returned").title, "Measure first “Mean TKSK time of a home visit”"));
  rows = rows_of(book, "regret-money-returned");
  REQUIRE(rows.size() == 2);
  CHECK(text_of(rows[1], "label") == "2 TKSK per kecamatan");
  CHECK(has(text_of(rows[1], "text"), "best in 70 %"));

  report.stakes[0].inputs[0].family_p_value = 0.3;
  book = make_analysis_book(report, date, Language::english);
  CHECK(has(chart_of(book, "information-money-returned").title, "No single number"));
  report.stakes[0].perfect_information = 0;
  book = make_analysis_book(report, date, Language::english);
  CHECK(book.charts.size() == 1);
}

TEST_CASE("a choice with value sets has charts for each set, which state the outcome values") {
  AnalysisReport report = test::empty_analysis();
  report.stakes = {test::stake_example(), test::stake_example()};
  report.stakes[0].criterion = Criterion::value;
  report.stakes[0].valuation = {"Money alone", {{outcome::cost_total, -1}}};
  report.stakes[1].criterion = Criterion::value;
  report.stakes[1].valuation = {"", {{outcome::complaints_backlog, -50000}}};
  const ChartBook book = make_analysis_book(report, date, Language::english);
  CHECK(has(chart_of(book, "regret-by-money-alone").title, "“Money alone”"));
  CHECK(has(chart_of(book, "information-by-money-alone").subtitle, "“Cost of the staffing” × Rp\u00A0−1"));
  CHECK(has(chart_of(book, "regret-worth").subtitle, "“Complaints not resolved yet” × Rp\u00A0−50,000"));
}

TEST_CASE("missing or undefined parts of an analysis give no chart") {
  CHECK(make_analysis_book(test::empty_analysis(), date, Language::english).charts.empty());
  SensitivityTable table = test::sobol_example();
  for (SensitivityRow& row : table.rows) row.estimates = {{std::nan(""), {}}, {std::nan(""), {}}};
  CHECK(make_analysis_book(with_table(table), date, Language::english).charts.empty());
  AnalysisReport report = test::empty_analysis();
  report.scenario = test::scenario_example();
  report.scenario->limits.clear();
  CHECK(make_analysis_book(report, date, Language::english).charts.empty());
}

TEST_CASE("a chart book gives a duplicate chart name a new name and its own rows") {
  ChartBook book = make_analysis_book(with_table(test::sobol_example()), date, Language::english);
  add_analysis_charts(book, with_table(test::sobol_example()), AnalysisCharts::for_a_brief, date, Language::english);
  REQUIRE(book.charts.size() == 2);
  CHECK(book.charts[1].name == "sobol-backlog-2");
  CHECK(rows_of(book, "sobol-backlog").size() == rows_of(book, "sobol-backlog-2").size());
}

TEST_CASE("a brief leaves out charts of further options, of emulators, and of outcomes that it does not draw") {
  SensitivityTable first = test::sobol_example();
  first.method = SensitivityMethod::partial_rank_correlations;
  first.option = "staffing.tksk_per_kecamatan=1";
  SensitivityTable second = first;
  second.option = "staffing.tksk_per_kecamatan=2";
  SensitivityTable emulator = first;
  emulator.method = SensitivityMethod::emulator;
  SensitivityTable other = first;
  other.outcome = outcome::complaints_filed;
  AnalysisReport report = test::empty_analysis();
  report.tables = {first, emulator, other, second};
  ChartBook book;
  add_analysis_charts(book, report, AnalysisCharts::for_a_brief, date, Language::english);
  REQUIRE(book.charts.size() == 1);
  CHECK(has(book.charts[0].measure, "with 1 TKSK per kecamatan"));
  CHECK(make_analysis_book(report, date, Language::english).charts.size() == 4);
}

TEST_CASE("every field of a chart row that readers see has a heading in the table behind the chart") {
  const ChartBook book = make_analysis_book(test::full_analysis(), date, Language::english);
  for (const char* field : {"label", "group", "mean", "low", "high", "by_chance", "spread", "coverage", "density"}) {
    INFO(field);
    CHECK(contains(table_columns, field));
    CHECK(has_text(Language::indonesian, "chart.column." + std::string(field)));
  }
}
