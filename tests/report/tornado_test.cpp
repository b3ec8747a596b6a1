#include "report/charts/tornado.hpp"

#include <catch2/catch.hpp>
#include <string>

#include <boost/json.hpp>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/brief/brief_html.hpp"
#include "report/brief/key_driver_blocks.hpp"
#include "report/charts/chart_book.hpp"
#include "support/chart_example.hpp"
#include "support/text.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

Estimate by(double change) {
  return {change, std::nullopt, std::nullopt};
}

/// Of money returned: a lag that moves it both ways and a chance of which both ends raise it.
DriverTable money_table() {
  const std::string lag = "programme.return_lag";
  const std::string field_check = "complaints.work.field_check";
  return {outcome::delivery_returned_to_treasury,
          5e9,
          5,
          {{lag, {{"0 days", by(2e9)}, {"180 days", by(-1e9)}}},
           {field_check, {{"60 minutes", by(1e8)}, {"240 minutes", by(4e8)}}}}};
}

}  // namespace

TEST_CASE("each end of a range is a bar of its effect on the chart's scale, labelled by its value") {
  const auto rows = boost::json::parse(rows_json(tornado_rows(money_table(), Language::indonesian))).as_array();
  REQUIRE(rows.size() == 4);
  const auto& low = rows[0].as_object();
  CHECK(low.at("measure").as_string() == "money-returned");
  CHECK(low.at("change").to_number<double>() == Approx(2));
  CHECK_FALSE(low.at("upper").as_bool());
  CHECK(low.at("text").as_string() == "0 hari");
  CHECK(rows[1].as_object().at("change").to_number<double>() == Approx(-1));
  CHECK(rows[1].as_object().at("upper").as_bool());
  CHECK(rows[1].as_object().at("order").to_number<int>() == 0);
}

TEST_CASE("if both ends move an outcome the same way the longer bar is labelled with both") {
  const auto rows = boost::json::parse(rows_json(tornado_rows(money_table(), Language::english))).as_array();
  CHECK(rows[2].as_object().at("text").as_string().empty());
  CHECK(rows[3].as_object().at("text").as_string() == "60 minutes; 240 minutes");
}

TEST_CASE("a tornado is added to the charts in both languages and its alternative text describes its bars") {
  const Summary summary = test::chart_example();
  for (const Language language : {Language::english, Language::indonesian}) {
    ChartSource source{summary, "24 Nov 2026"};
    source.drivers = {money_table()};
    const ChartBook book = make_chart_book(source, language);
    const auto found = std::ranges::find(book.charts, "tornado-money-returned", &Chart::name);
    REQUIRE(found != book.charts.end());
    CHECK(book.datasets.at("hinges").size() == 4);
    CHECK(found->rows_measure == "money-returned");
    CHECK(boost::json::parse(found->specification).is_object());
    const bool is_english = language == Language::english;
    CHECK(has(found->alternative_text, is_english ? "0 days +2.0, 180 days \u22121.0" : "0 hari +2,0"));
  }
}

TEST_CASE("without a one-at-a-time sweep there is no tornado and the brief gives the command for it") {
  const Summary summary = test::chart_example();
  const ChartBook book = make_chart_book({summary, "24 Nov 2026"}, Language::english);
  CHECK(book.datasets.count("hinges") == 0);
  BriefSource source;
  source.key_drivers_command = "timbang sweep one.yaml --out results/one-at-a-time";
  const auto blocks = key_driver_blocks(source, Language::english);
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[1].kind == BriefBlock::Kind::code);
  CHECK(blocks[1].text == source.key_drivers_command);
}

TEST_CASE("the most influential parameters are described in words with the outcome at both ends") {
  BriefSource source;
  source.drivers = {money_table()};
  const auto english = key_driver_blocks(source, Language::english);
  REQUIRE(english.size() == 3);
  REQUIRE(english[2].items.size() == 2);
  CHECK(has(english[2].items.front(), "0 days to 180 days: from Rp\u00A07"));
  CHECK(
      has(key_driver_blocks(source, Language::indonesian)[2].items.front(), "0 hari sampai 180 hari: dari Rp\u00A07"));
}
