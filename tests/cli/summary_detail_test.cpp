// --detail: which cells --json prints.
#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "support/command.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

using namespace timbang::test;
namespace json = boost::json;

namespace {

using Cells = std::map<std::string, std::string>;  ///< arm, outcome, place and month -> the whole cell

const std::string comparison =
    "compare tests/support/data/small-city.yaml --vary staffing.tksk_per_kecamatan=1,2,3 --replications 3 --quiet";

std::string word(const json::object& cell, const char* name) {
  return std::string(std::string_view(cell.at(name).as_string()));
}

std::string place_of(const json::object& cell) {
  return word(cell, "where") + " " + word(cell, "month");
}

/// Every cell of levels and of differences.
Cells cells_of(const json::object& summary) {
  Cells cells;
  for (const json::value& arm : summary.at("arms").as_array()) {
    for (const json::value& each : arm.at("outcomes").as_array()) {
      const json::object& cell = each.as_object();
      cells[word(arm.as_object(), "name") + " " + word(cell, "name") + " " + place_of(cell)] = json::serialize(each);
    }
  }
  for (const json::value& each : summary.at("differences").as_array()) {
    const json::object& cell = each.as_object();
    cells[word(cell, "arm") + " less " + word(cell, "against") + " " + word(cell, "outcome") + " " + place_of(cell)] =
        json::serialize(each);
  }
  return cells;
}

json::object printed(const TemporaryFolder& folder, const std::string& detail) {
  const CommandResult result = run_command(comparison + " --json" + detail + out(folder / "results"));
  CAPTURE(result.errors);
  REQUIRE(result.exit_code == 0);
  return json::parse(result.output).as_object();
}

}  // namespace

TEST_CASE(
    "the option --json prints the cells of the city over all months, and --detail those of months, kecamatan or both") {
  const TemporaryFolder folder;
  const json::object full = printed(folder, " --detail months,kecamatan");
  const Cells all = cells_of(full);
  for (const std::string detail : {"", "months", "kecamatan"}) {
    CAPTURE(detail);
    const json::object shown = printed(folder, detail.empty() ? "" : " --detail " + detail);
    Cells expected;
    for (const auto& [name, cell] : all) {
      const json::object read = json::parse(cell).as_object();
      const bool is_shown = (word(read, "where") == "city" || detail == "kecamatan") &&
                            (word(read, "month") == "all" || detail == "months");
      if (is_shown) expected[name] = cell;
    }
    CHECK_FALSE(expected.empty());
    CHECK(cells_of(shown) == expected);
    CHECK(shown.at("detail").as_array().size() == (detail.empty() ? 0 : 1));
  }
}

TEST_CASE("the option --detail is refused without --json, and where it names no detail") {
  for (const std::string words : {" --detail months", " --json --detail days"}) {
    const TemporaryFolder folder;
    const CommandResult result = run_command(comparison + words + out(folder / "results"));
    CAPTURE(words);
    CHECK(result.exit_code == 2);
    CHECK(has(result.errors, "--detail"));
  }
}
