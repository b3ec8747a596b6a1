#include <boost/json/src.hpp>
#include <catch2/catch.hpp>
#include <sstream>

#include "report/words/parameter_words.hpp"
#include "scenario/parameters/parameter_table.hpp"
#include "scenario/schema/scenario_schema.hpp"

using namespace timbang;
namespace json = boost::json;

namespace {

json::object schema() {
  return json::parse(scenario_schema(parameter_meaning)).as_object();
}

/// What the schema says of a path; fails the test if a part of it is not among the properties.
json::object described(std::string_view path) {
  json::object here = schema();
  std::istringstream keys{std::string(path)};
  for (std::string key; std::getline(keys, key, '.');) {
    INFO(path << ": " << key);
    REQUIRE(here.contains("properties"));
    REQUIRE(here["properties"].as_object().contains(key));
    here = json::object(here["properties"].as_object()[key].as_object());
  }
  return here;
}

void check_closed(const json::value& value) {
  if (value.is_array()) {
    for (const auto& item : value.as_array()) check_closed(item);
  }
  if (!value.is_object()) return;
  const auto& object = value.as_object();
  if (object.contains("properties") && object.contains("type")) CHECK(object.at("additionalProperties") == false);
  for (const auto& [key, member] : object) check_closed(member);
}

}  // namespace

TEST_CASE("the schema is JSON Schema draft 2020-12 and rejects undescribed keys") {
  const auto root = schema();
  CHECK(root.at("$schema") == "https://json-schema.org/draft/2020-12/schema");
  check_closed(root);
}

TEST_CASE("the schema describes every row of the parameter table in both languages, with unit, bounds and kind") {
  for (const auto& row : parameter_table()) {
    CAPTURE(row.path);
    const auto entry = described(row.path);
    const std::string description(entry.at("description").as_string());
    const ParameterMeaning meaning = parameter_meaning(std::string(row.path));
    CHECK(description == meaning.english + " / " + meaning.indonesian);
    CHECK(std::string(entry.at("x-unit").as_string()) == row.unit);
    CHECK(entry.contains("x-authority") == (row.kind == ParameterKind::lever));
    const auto& bare = entry.at("anyOf").as_array().front().as_object();
    if (row.choices.empty()) {
      CHECK(bare.contains("minimum"));
      CHECK(bare.contains("maximum"));
    } else {
      CHECK(bare.at("enum").as_array().size() == row.choices.size());
    }
  }
  for (const auto& row : series_table()) CHECK(described(row.path).contains("description"));
}

TEST_CASE("the schema gives bounds in the canonical unit") {
  const auto hours = described("staffing.hours");
  CHECK(hours.at("x-unit") == "hours/day");
  CHECK(hours.at("anyOf").as_array().front().as_object().at("maximum") == 24);
  CHECK(hours.at("x-kind") == "lever");
  CHECK(hours.at("x-authority") == "kota");
}

TEST_CASE("the schema describes entries that are not parameters: texts, kecamatan, payouts") {
  for (const auto* path : {"timbang", "extends", "name", "title.id", "seed", "city.code", "period.policy_start",
                           "calendar", "kecamatan", "payouts.post.months", "payouts.bank.evidence"}) {
    described(path);
  }
  const auto names = schema().at("required").as_array();
  CHECK(names == json::array{"timbang", "name"});
}
