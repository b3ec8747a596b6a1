#include "report/tables/summary_table.hpp"
#include "base/search.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/words/headline.hpp"
#include "scenario/parameters/parameter_table.hpp"
#include "support/text.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

/// Every outcome of the whole city has this mean, plus or minus one.
ArmSummary arm_with(const std::string& name, double mean) {
  ArmSummary arm{name, {}, "", 20, {}};
  for (std::size_t i = 0; i < outcome_catalogue().size(); ++i) {
    arm.outcomes.push_back({i, 0, 0, {mean, mean - 1, mean + 1}});
  }
  return arm;
}

ArmDifference difference_with(const std::string& name, const std::string& against, double mean) {
  ArmDifference difference{name, against, {}};
  for (std::size_t i = 0; i < outcome_catalogue().size(); ++i) {
    const bool is_effect = mean - 1 > 0 || mean + 1 < 0;
    difference.outcomes.push_back({i, 0, 0, {{mean, mean - 1, mean + 1}, 8.0}, std::nullopt, is_effect});
  }
  return difference;
}

Summary three_arms() {
  Summary summary;
  summary.scenario_name = "town";
  summary.scenario_sha256 = "0123456789abcdef";
  summary.seed = 7;
  summary.replications = 20;
  summary.arms = {arm_with("tksk_per_kecamatan=1", 30), arm_with("tksk_per_kecamatan=2", 20),
                  arm_with("tksk_per_kecamatan=3", 20.5)};
  summary.differences = {difference_with("tksk_per_kecamatan=2", "tksk_per_kecamatan=1", -10),
                         difference_with("tksk_per_kecamatan=3", "tksk_per_kecamatan=1", -9.5)};
  summary.steps = {difference_with("tksk_per_kecamatan=3", "tksk_per_kecamatan=2", 0.5)};
  return summary;
}

Scenario town() {
  Scenario scenario;
  scenario.name = "town";
  scenario.title_en = "A town";
  scenario.title_id = "Sebuah kota";
  scenario.period.first_month = Month(2023, 1);
  scenario.period.last_month = Month(2023, 12);
  scenario.sources = {{"follow_up.visit", "50 minutes", "minutes", "", "assumed", "30 .. 90"},
                      {"costs.tali_asih", "1000000", "IDR/TKSK/month", "a page", "documented", ""}};
  return scenario;
}

std::string line_with(const std::string& text, const std::string& part) {
  const std::size_t found = text.find(part);
  if (found == std::string::npos) return {};
  const std::size_t begin = text.rfind('\n', found) + 1;
  return text.substr(begin, text.find('\n', found) - begin);
}

}  // namespace

TEST_CASE("every headline has a label in both languages and existing parameters") {
  for (const Headline& headline : headlines()) {
    const std::string label = "outcome." + std::string(outcome_name(headline.outcome));
    INFO(label);
    CHECK(has_text(Language::english, label));
    CHECK(has_text(Language::indonesian, label));
    for (const std::string_view path : headline.rests_on) {
      const auto table = parameter_table();
      INFO(path);
      CHECK((path.empty() || contains(table, path, &ParameterRow::path)));
    }
  }
}

TEST_CASE("the heading describes what was simulated, and says that it is a simulation") {
  const std::string heading = summary_heading(three_arms(), town(), Language::indonesian);
  CHECK(has(heading, "Sebuah kota"));
  CHECK(has(heading, "Simulasi, bukan hasil pengamatan"));
  CHECK(has(heading, "01234567,"));
  CHECK(has(heading, "2023-01 s.d. 2023-12"));
}

TEST_CASE("each column is an arm named by its varied settings, with intervals below the figures") {
  const std::string table = level_table(three_arms(), town(), Language::english);
  std::istringstream names(line_with(table, "tksk_per_kecamatan="));
  std::string varied, first, second, third;
  names >> varied >> first >> second >> third;
  CHECK(varied + first + second + third == "tksk_per_kecamatan=123");
  const std::size_t filed = table.find("Filed (complaints)");
  REQUIRE(filed != std::string::npos);
  CHECK(has(line_with(table, "Filed (complaints)"), "30"));
  CHECK(table.find("29\u201331", filed) != std::string::npos);
}

TEST_CASE("a figure that rests on an assumed number is marked, a figure with a source is not") {
  const std::string table = level_table(three_arms(), town(), Language::english);
  CHECK(has(line_with(table, "Returned to the treasury"), "[A]"));
  CHECK_FALSE(has(line_with(table, "APBN"), "[A]"));
  const std::string notes = summary_notes(three_arms(), town(), Language::english);
  CHECK(has(notes, "1 of the scenario's 2 numbers"));
  CHECK(has(notes, "follow_up.visit = 50 minutes (plausible 30 .. 90)"));
}

TEST_CASE("a difference that is not an effect is marked, others are not") {
  const std::string tables = difference_tables(three_arms(), Language::english);
  CHECK(has(tables, "1 \u2192 2"));
  CHECK(has(tables, "2 \u2192 3"));
  CHECK(has(line_with(tables, "Filed (complaints)"), "\u221210"));
  CHECK_FALSE(has(line_with(tables, "Filed (complaints)"), "\u25CB"));
  const std::string steps = tables.substr(tables.find("Step by step"));
  CHECK(has(line_with(steps, "Filed (complaints)"), "\u25CB "));
  CHECK(has(line_with(tables, "variance cut"), "8.0"));
}

TEST_CASE("the coverage of intervals is stated below the heading and in the notes") {
  Summary summary = three_arms();
  CHECK(has(summary_heading(summary, town(), Language::english), "chance only"));
  CHECK(has(summary_notes(summary, town(), Language::english), "chance only"));
  summary.interval = IntervalKind::plausible;
  summary.ensemble_name = "members";
  summary.ensemble_members = 40;
  summary.replications = 40;
  for (ArmSummary& arm : summary.arms) arm.replications = 40;
  for (const Language language : {Language::english, Language::indonesian}) {
    const std::string heading = summary_heading(summary, town(), language);
    CHECK(has(heading, "members"));
    CHECK_FALSE(has(heading, "chance only"));
    CHECK(has(summary_notes(summary, town(), language), "95 %"));
  }
}

TEST_CASE("notes to plausible ranges state why they are incomplete") {
  Summary summary = three_arms();
  summary.interval = IntervalKind::plausible;
  summary.ensemble_members = 40;
  const auto notes = [&](std::uint32_t replications) {
    summary.replications = replications;
    for (ArmSummary& arm : summary.arms) arm.replications = replications;
    return summary_notes(summary, town(), Language::english);
  };
  CHECK(has(notes(40), "rank"));
  CHECK(has(notes(20), "Fewer than 39 replications"));
  CHECK(has(notes(20), "Only the first 20 of the ensemble's 40"));
  CHECK(has(notes(60), "no multiple of 40"));
  CHECK_FALSE(has(notes(80), "multiple"));
  CHECK_FALSE(has(notes(80), "Fixed in"));
  summary.arms[1].held = {"follow_up.visit", "staffing.hours"};
  CHECK(notes(80).find("Fixed in tksk_per_kecamatan=2, whatever the ensemble says: follow_up.visit, staffing.hours") !=
        std::string::npos);
}

TEST_CASE("agreement is shown below a plausible difference") {
  Summary summary = three_arms();
  CHECK_FALSE(has(difference_tables(summary, Language::english), "a gain"));
  for (ArmDifference& difference : summary.differences) {
    for (DifferenceCell& cell : difference.outcomes) cell.agreement = 0.975;
  }
  const std::string tables = difference_tables(summary, Language::english);
  CHECK(has(line_with(tables, "a gain"), "98\u00A0%"));
}

TEST_CASE("a table of one arm has no differences") {
  Summary summary = three_arms();
  summary.arms.resize(1);
  summary.differences.clear();
  summary.steps.clear();
  CHECK(difference_tables(summary, Language::english).empty());
}

TEST_CASE("more than four arms are written in several tables") {
  Summary summary = three_arms();
  for (int i = 4; i <= 6; ++i) summary.arms.push_back(arm_with("tksk_per_kecamatan=" + std::to_string(i), 10));
  const std::string table = level_table(summary, town(), Language::english);
  const std::size_t first = table.find("Filed (complaints)");
  CHECK(table.find("Filed (complaints)", first + 1) != std::string::npos);
}
