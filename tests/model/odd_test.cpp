// The model's ODD document against the engine: it names every parameter as the engine has it, and none that is not
// there.
#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "random/draw_purpose.hpp"
#include "report/words/parameter_words.hpp"
#include "scenario/parameters/parameter_table.hpp"
#include "scenario/schema/scenario_schema.hpp"
#include "support/text.hpp"

using namespace timbang;

namespace {

std::string text_of(const std::string& file) {
  const std::string text = test::read_text(std::string(TIMBANG_SOURCE_DIR) + "/" + file);
  REQUIRE_FALSE(text.empty());
  return text;
}

std::string odd() {
  return text_of("docs/model/ODD.md");
}

/// Everything between two backticks.
std::set<std::string> quoted_in(const std::string& text) {
  static const std::regex quoted("`([^`\n]+)`");
  std::set<std::string> all;
  for (std::sregex_iterator each(text.begin(), text.end(), quoted), end; each != end; ++each) all.insert((*each)[1]);
  return all;
}

/// A dotted path of lower-case words; file names are none.
bool is_path(const std::string& text) {
  static const std::regex path("[a-z][a-z0-9_]*([.][a-z][a-z0-9_]*)+");
  static const std::regex file(".*[.](cpp|hpp|md|yaml|json|sqlite|csv)");
  return std::regex_match(text, path) && !std::regex_match(text, file);
}

std::string group_of(const std::string& path) {
  return path.substr(0, path.find('.'));
}

/// The cells of every row of a table that begins with a path in backticks: unit or words, kind, meaning, place.
std::multimap<std::string, std::vector<std::string>> table_rows(const std::string& text) {
  std::multimap<std::string, std::vector<std::string>> rows;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("| `", 0) != 0) continue;
    std::vector<std::string> cells;
    std::istringstream rest(line.substr(2));
    for (std::string cell; std::getline(rest, cell, '|');) {
      const auto first = cell.find_first_not_of(' ');
      cells.push_back(first == std::string::npos ? "" : cell.substr(first, cell.find_last_not_of(' ') + 1 - first));
    }
    const std::string path = cells.front().substr(1, cells.front().size() - 2);
    if (is_path(path)) rows.emplace(path, std::vector<std::string>(cells.begin() + 1, cells.end()));
  }
  return rows;
}

std::string kind_text(ParameterKind kind, std::string_view authority) {
  if (kind == ParameterKind::fact) return "fact";
  if (kind == ParameterKind::uncertain) return "uncertain";
  return "lever (" + std::string(authority) + ")";
}

std::string unit_text_of(const ParameterRow& row) {
  std::string words;
  for (const auto word : row.choices) words += (words.empty() ? "`" : ", `") + std::string(word) + "`";
  if (!row.choices.empty()) return words;
  return row.unit.empty() ? "-" : std::string(row.unit);
}

void check_row(const std::multimap<std::string, std::vector<std::string>>& rows, const std::string& path,
               const std::string& unit, const std::string& kind) {
  CAPTURE(path);
  REQUIRE(rows.count(path) == 1);
  const auto& cells = rows.find(path)->second;
  REQUIRE(cells.size() == 4);
  CHECK(cells[0] == unit);
  CHECK(cells[1] == kind);
  CHECK(cells[2].size() > 3);
  CHECK_FALSE(cells[3].empty());
}

/// Whether the schema has a key, or a group of keys, of this path.
bool is_in_schema(const boost::json::object& schema, const std::string& path) {
  const boost::json::object* here = &schema;
  std::istringstream keys(path);
  for (std::string key; std::getline(keys, key, '.');) {
    if (!here->contains("properties")) return false;
    const auto& properties = here->at("properties").as_object();
    if (!properties.contains(key)) return false;
    here = &properties.at(key).as_object();
  }
  return true;
}

std::set<std::string> paths_of_parameters() {
  std::set<std::string> paths;
  for (const ParameterRow& row : parameter_table()) paths.emplace(row.path);
  for (const SeriesRow& row : series_table()) paths.emplace(row.path);
  return paths;
}

}  // namespace

TEST_CASE("the ODD has one table row for every parameter, with its unit or choices and its kind") {
  const auto rows = table_rows(odd());
  for (const ParameterRow& row : parameter_table()) {
    check_row(rows, std::string(row.path), unit_text_of(row), kind_text(row.kind, row.authority));
  }
  for (const SeriesRow& row : series_table()) {
    check_row(rows, std::string(row.path), std::string(row.unit), kind_text(row.kind, row.authority));
  }
}

TEST_CASE("the JSON Schema has every parameter that the ODD names") {
  const auto schema = boost::json::parse(scenario_schema(parameter_meaning)).as_object();
  for (const std::string& path : paths_of_parameters()) {
    CAPTURE(path);
    CHECK(is_in_schema(schema, path));
  }
}

TEST_CASE("the ODD and its companions name no parameter that does not exist") {
  const auto schema = boost::json::parse(scenario_schema(parameter_meaning)).as_object();
  std::set<std::string> groups{"payouts", "period", "city"};
  for (const std::string& path : paths_of_parameters()) groups.insert(group_of(path));
  for (const char* file : {"docs/model/ODD.md", "docs/model/STRESS-DES.md", "engine/model/README.md"}) {
    for (const std::string& text : quoted_in(text_of(file))) {
      if (!is_path(text) || groups.count(group_of(text)) == 0 || find_outcome(text)) continue;
      CAPTURE(file);
      CAPTURE(text);
      CHECK(is_in_schema(schema, text));
    }
  }
}

TEST_CASE("the ODD describes every draw purpose by its number") {
  const std::string text = odd();
  const std::string purposes = text_of("engine/random/draw_purpose.hpp");
  const std::regex entry("\n  ([a-z_]+) = ([0-9]+),");
  std::size_t described = 0;
  for (std::sregex_iterator each(purposes.begin(), purposes.end(), entry), end; each != end; ++each) {
    const std::string name = (*each)[1];
    const int number = std::stoi((*each)[2]);
    const bool is_of_calibration = number >= static_cast<int>(DrawPurpose::design_interval) &&
                                   number < static_cast<int>(DrawPurpose::session_invitation);
    const bool is_of_verification = number >= static_cast<int>(DrawPurpose::same_minute_order) &&
                                    number <= static_cast<int>(DrawPurpose::queue_patience);
    const bool is_of_designs =
        number >= static_cast<int>(DrawPurpose::sobol_scramble) && number <= static_cast<int>(DrawPurpose::half);
    const bool is_of_blocks = number == static_cast<int>(DrawPurpose::block_partner);
    if (is_of_calibration || is_of_verification || is_of_designs || is_of_blocks) continue;
    CAPTURE(name);
    const std::regex row("\n[|] ([0-9]+, )*" + std::to_string(number) + "(, [0-9]+)* [a-z_, ]*\\b" + name + "\\b");
    CHECK(std::regex_search(text, row));
    ++described;
  }
  CHECK(described > 40);
}

TEST_CASE("the model's README names only files that exist") {
  const std::string text = text_of("engine/model/README.md");
  for (const std::string& name : quoted_in(text)) {
    if (!std::regex_match(name, std::regex("[a-z_/]+[.](cpp|hpp)"))) continue;
    CAPTURE(name);
    CHECK(std::ifstream(std::string(TIMBANG_SOURCE_DIR) + "/engine/model/" + name).good());
  }
}
