#include "report/charts/chart_book.hpp"

#include <catch2/catch.hpp>
#include <string>

#include <boost/json.hpp>

#include "base/ranges.hpp"
#include "report/charts/chart_export.hpp"
#include "support/chart_example.hpp"
#include "support/charts.hpp"
#include "support/text.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

ChartBook book_of(const Summary& summary, Language language) {
  std::vector<SpreadCell> spread;
  for (std::size_t month = 1; month < summary.months.size(); ++month) {
    spread.push_back({0, month, {1, 2, 3, 4, 5, 6, 7}});
  }
  return make_chart_book({summary, "24 Nov 2026", spread}, language);
}

}  // namespace

TEST_CASE("every chart is JSON, uses datasets of the book, and has texts in both languages") {
  const Summary summary = test::chart_example();
  for (const Language language : {Language::english, Language::indonesian}) {
    const ChartBook book = book_of(summary, language);
    REQUIRE(book.charts.size() == 19);
    for (const Chart& chart : book.charts) {
      INFO(chart.name);
      const auto specification = boost::json::parse(chart.specification).as_object();
      CHECK(specification.contains("config"));
      CHECK_FALSE(specification.contains("datasets"));
      for (const std::string& name : chart.datasets) {
        REQUIRE(book.datasets.count(name) == 1);
        CHECK(boost::json::parse(rows_json(book.datasets.at(name))).is_array());
      }
      for (const std::string& words : {chart.title, chart.measure, chart.subtitle, chart.alternative_text}) {
        CHECK_FALSE(words.empty());
      }
      const auto whole = boost::json::parse(standing_alone(chart, book, "city", language)).as_object();
      CHECK(whole.at("description").as_string() == chart.alternative_text);
      CHECK(whole.at("datasets").as_object().size() == chart.datasets.size());
      CHECK(has(chart.source,
                language == Language::english ? "Simulation, not observation" : "Simulasi, bukan hasil pengamatan"));
    }
  }
}

TEST_CASE("a title states a finding only if the difference is an effect") {
  Summary summary = test::chart_example();
  ChartBook book = book_of(summary, Language::english);
  CHECK(chart_of(book, "money-returned").title == "Less money goes back to the treasury with 4 TKSK than with 1 TKSK");
  const Chart& wait = chart_of(book, "wait-nine-in-ten");
  CHECK(wait.title == wait.measure);

  for (DifferenceCell& cell : summary.differences.back().outcomes) {
    cell.paired.difference.mean *= -1;
  }
  book = book_of(summary, Language::english);
  CHECK(chart_of(book, "money-returned").title == "More money goes back to the treasury with 4 TKSK than with 1 TKSK");
}

TEST_CASE("a difference whose range covers zero is called not known, and harm is called worse") {
  Summary summary = test::chart_example();
  ChartBook book = book_of(summary, Language::english);
  CHECK(has(chart_of(book, "differences-wait-nine-in-ten").alternative_text, "not known"));
  CHECK(has(chart_of(book, "differences-money-returned").alternative_text, "better"));

  for (ArmDifference& difference : summary.differences) {
    for (DifferenceCell& cell : difference.outcomes) {
      if (cell.is_effect.value()) cell.paired.difference = {2e9, 1e9, 3e9};
    }
  }
  book = book_of(summary, Language::english);
  CHECK(has(chart_of(book, "differences-money-returned").alternative_text, "worse"));
  CHECK_FALSE(has(chart_of(book, "differences-money-returned").alternative_text, "better"));
}

TEST_CASE("rows have numbers on the chart's scale with their texts, and null for undefined values") {
  const ChartBook book = book_of(test::chart_example(), Language::indonesian);
  const auto rows = boost::json::parse(rows_json(book.datasets.at("levels"), "city")).as_array();
  CHECK(rows.size() == 3 * 8);
  const auto& row = rows.front().as_object();
  CHECK(row.at("measure").as_string() == "money-returned");
  CHECK(row.at("mean").to_number<double>() == Approx(6));
  CHECK(row.at("value").as_string() == "6,0");
  CHECK(row.at("interval").as_string() == "5,5–6,5");
  const auto& undefined = rows.at(1).as_object();
  CHECK(undefined.at("measure").as_string() == "stuck-families");
  CHECK(undefined.at("mean").is_null());
}

TEST_CASE("an outcome that is undefined everywhere has no chart") {
  const ChartBook book = book_of(test::chart_example(), Language::english);
  CHECK_FALSE(contains(book.charts, "stuck-families", &Chart::name));
}

TEST_CASE("a standalone chart file contains only the rows of its place") {
  const ChartBook book = book_of(test::chart_example(), Language::english);
  const auto whole =
      boost::json::parse(standing_alone(chart_of(book, "money-returned"), book, "Timur", Language::english));
  for (const auto& row : whole.at("datasets").at("levels").as_array()) CHECK(row.at("where").as_string() == "Timur");
}

TEST_CASE("charts label options by their titles if they have titles") {
  Summary summary = test::chart_example();
  summary.arms.back().settings = {{"follow_up.mode", "phone"}};
  ChartSource source{summary, "24 Nov 2026"};
  source.titles = {"As it is", "Two of them", "By phone alone"};
  const ChartBook book = make_chart_book(source, Language::english);
  CHECK(has(chart_of(book, "money-returned").alternative_text, "By phone alone: "));
  CHECK(has(chart_of(book, "differences-money-returned").specification, R"("sort": {"field": "mean")"));
}

TEST_CASE("options that are not levels of one parameter are drawn as rows without an axis or a finding in the title") {
  Summary summary = test::chart_example();
  summary.arms.back().settings = {{"follow_up.mode", "phone"}};
  const ChartBook book = book_of(summary, Language::english);
  const Chart& chart = chart_of(book, "money-returned");
  CHECK(chart.title == chart.measure);
  CHECK(has(chart.alternative_text, "one row for each option"));
}
