#include "report/tables/lever_table.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "outcomes/catalogue/outcome_constants.hpp"
#include "report/tables/text_table.hpp"
#include "support/text.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

/// A level and differences of sizes that the real city has.
struct Figure {
  std::size_t outcome;
  double level;
  double change;
  double half_width;
};
constexpr Figure figures[] = {{outcome::delivery_returned_to_treasury, 5.56e9, -1.14e9, 3.1e8},
                              {outcome::delivery_stuck_kpm_share, 1.81, -0.55, 0.21},
                              {outcome::complaints_within_service_level, 77.7, 12.3, 4.4},
                              {outcome::tksk_workload, 1.12, -0.34, 0.08},
                              {outcome::cost_apbn, 1.44e8, 1.44e8, 0},
                              {outcome::cost_apbd, 1.44e8, 1.44e8, 0},
                              {outcome::poverty_lifted_by_aid, 45212, 131, 85}};

/// So many levers, every second one without effect.
struct ManyLevers {
  explicit ManyLevers(std::size_t levers) {
    for (std::size_t i = 0; i <= levers; ++i) {
      ArmSummary arm{"lever-" + std::to_string(i), {}, "", 40, {}, {}};
      for (const Figure& f : figures) {
        arm.outcomes.push_back({f.outcome, 0, 0, {f.level, f.level - f.half_width, f.level + f.half_width}});
      }
      summary.arms.push_back(arm);
      Scenario scenario;
      scenario.title_en = "Lever " + std::to_string(i) + " of a study that recommends many things at once";
      scenario.title_id = "Langkah " + std::to_string(i) + " dari penelitian yang menyarankan banyak hal sekaligus";
      scenarios.push_back(scenario);
      if (i > 0) summary.differences.push_back(difference(i));
    }
  }

  static ArmDifference difference(std::size_t i) {
    ArmDifference result{"lever-" + std::to_string(i), "lever-0", {}};
    const bool is_effect = i % 2 == 1;
    for (const Figure& f : figures) {
      const double mean = is_effect ? f.change : f.change / 100;
      result.outcomes.push_back({f.outcome,
                                 0,
                                 0,
                                 {{mean, mean - f.half_width, mean + f.half_width}, 3.0},
                                 is_effect ? 0.975 : 0.5,
                                 is_effect});
    }
    return result;
  }

  [[nodiscard]] std::string table(Language language = Language::english) const {
    return lever_table(summary, scenarios, language);
  }

  Summary summary;
  std::vector<Scenario> scenarios;
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

/// The first line that begins so, and the one below it.
std::pair<std::string, std::string> row_of(const std::string& text, const std::string& beginning) {
  const auto lines = lines_of(text);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].rfind(beginning, 0) == 0) return {lines[i], lines[i + 1]};
  }
  return {};
}

}  // namespace

TEST_CASE("fifteen levers fit into 120 columns in both languages") {
  const ManyLevers many(15);
  for (const Language language : {Language::english, Language::indonesian}) {
    for (const std::string& line : lines_of(many.table(language))) {
      CAPTURE(line);
      CHECK(display_width(line) <= 120);
    }
  }
}

TEST_CASE("the first row has the levels of the first arm, and each lever has a row of differences with intervals") {
  const std::string table = ManyLevers(6).table();
  const auto [first, first_intervals] = row_of(table, "Lever 0 ");
  CHECK(has(first, "5.6"));
  CHECK(has(first, "77.7") == false);  // decimals as the intervals support
  CHECK(has(first, "78"));
  CHECK(has(first_intervals, "5.2\u20135.9"));
  const auto [one, one_intervals] = row_of(table, "Lever 1 ");
  CHECK(has(one, "\u22121.1 [98\u00A0%]"));
  CHECK(has(one, "+12 [98\u00A0%]"));
  CHECK_FALSE(has(one, "\u25CB"));
  CHECK(has(one_intervals, "\u22121.4\u00A0to\u00A0\u22120.8"));
  CHECK(has(row_of(table, "Lever 2 ").first, "\u25CB \u22120.0") == false);
  CHECK(has(row_of(table, "Lever 2 ").first, "\u25CB "));
  CHECK_FALSE(has(table, "In brackets"));
  ManyLevers plausible(6);
  plausible.summary.interval = IntervalKind::plausible;
  CHECK(has(plausible.table(), "In brackets"));
  CHECK(table.find("Lever 0") < table.find("Differences against it"));
  CHECK(table.find("Differences against it") < table.find("Lever 1 "));
}

TEST_CASE("money and service come first, cost by payer and poverty second, and both blocks list every lever") {
  const std::string table = ManyLevers(6).table(Language::indonesian);
  CHECK(table.find("Dana kembali") < table.find("APBD"));
  const std::size_t first = table.find("Langkah 6 ");
  REQUIRE(first != std::string::npos);
  CHECK(table.find("Langkah 6 ", first + 1) != std::string::npos);
  CHECK(has(table, "Terhindar dari miskin"));
}

TEST_CASE("levers with equal titles are called by their names") {
  ManyLevers many(5);
  for (Scenario& scenario : many.scenarios) scenario.title_en = "The same city";
  CHECK(has(many.table(), "lever-3"));
  CHECK_FALSE(has(many.table(), "The same city"));
}

TEST_CASE("figures without intervals have no circle and no empty line, and undefined figures say so") {
  ManyLevers many(5);
  for (ArmDifference& difference : many.summary.differences) {
    for (DifferenceCell& cell : difference.outcomes) {
      cell.paired = {{std::numeric_limits<double>::quiet_NaN(), std::nullopt, std::nullopt}, std::nullopt};
      cell.agreement = std::nullopt;
      cell.is_effect = std::nullopt;
    }
  }
  for (Scenario& scenario : many.scenarios) scenario.title_en.clear();
  const std::string table = many.table();
  CHECK_FALSE(has(table.substr(table.find("lever-1")), "\u25CB lever"));
  CHECK(has(row_of(table, "lever-1").first, "n/a"));
  CHECK(row_of(table, "lever-1").second.rfind("lever-2", 0) == 0);
}

TEST_CASE("a block with differences of percentages says that they are in percentage points") {
  const std::string table = ManyLevers(3).table();
  const std::size_t first = table.find("percentage points");
  CHECK(first != std::string::npos);
  CHECK(table.find("percentage points", first + 1) == std::string::npos);
}
