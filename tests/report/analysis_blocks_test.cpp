// Blocks of a brief about analyses of sweeps.
#include "report/brief/analysis_blocks.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "support/analysis_example.hpp"
#include "support/text.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

/// All that the blocks say, a line each.
std::string said(const BriefSource& source, Language language) {
  std::string result;
  for (const BriefBlock& block : analysis_blocks(source, language)) {
    result += block.text + "\n";
    for (const std::string& item : block.items) result += item + "\n";
  }
  return result;
}

BriefSource source_of(const AnalysisReport& report) {
  BriefSource source;
  source.analyses = {report};
  return source;
}

}  // namespace

TEST_CASE("a brief without analyses does not mention them") {
  CHECK(analysis_blocks(BriefSource(), Language::english).empty());
  CHECK(analysis_blocks(source_of(test::empty_analysis()), Language::english).empty());
}

TEST_CASE("a brief names the most influential parameter or says that the order is unclear") {
  const BriefSource source = source_of(test::full_analysis());
  const std::string english = said(source, Language::english);
  CHECK(has(english, "Complaints not resolved yet: “Mean TKSK time of a home visit” moves it most, 0.70 (0.60–0.80)."));
  CHECK(has(english,
            "Money returned to the treasury: the largest are “Mean TKSK time of a phone contact” "
            "Rp\u00A02.0 (1.5–2.5)\u00A0billion"));
  CHECK(has(english, "overlaps that of another"));
  const std::string indonesian = said(source, Language::indonesian);
  CHECK(has(indonesian, "paling digeser oleh “Rata-rata waktu TKSK untuk satu kunjungan rumah”, 0,70 (0,60–0,80)"));
  for (const char* path : {"follow_up.", "first_line.", "staffing."}) CHECK_FALSE(has(english + indonesian, path));
}

TEST_CASE("a brief names only parameters whose value of information exceeds chance, with that value") {
  AnalysisReport report = test::empty_analysis();
  report.stakes = {test::stake_example()};
  std::string english = said(source_of(report), Language::english);
  CHECK(has(english, "What to measure first"));
  CHECK(has(english, "1 TKSK per kecamatan; 2 TKSK per kecamatan"));
  CHECK(has(english,
            "“Mean TKSK time of a home visit”, worth Rp\u00A060 (40–80)\u00A0million (chance alone could show 5)"));
  CHECK_FALSE(has(english, "Hours a month"));
  report.stakes[0].inputs[0].family_p_value = 0.3;
  CHECK(has(said(source_of(report), Language::english), "no single number stands out from chance"));
  report.stakes[0].perfect_information = 0;
  CHECK(has(said(source_of(report), Language::indonesian), "2 TKSK per kecamatan terbaik dalam setiap kemungkinan"));
  report.stakes[0].inputs.clear();
  CHECK(analysis_blocks(source_of(report), Language::english).empty());
}

TEST_CASE("outcome values are stated where a choice depends on them") {
  AnalysisReport report = test::empty_analysis();
  report.stakes = {test::stake_example()};
  report.stakes[0].criterion = Criterion::value;
  report.stakes[0].valuation = {"", {{outcome::complaints_backlog, -50000}}};
  CHECK(has(said(source_of(report), Language::english), "“Complaints not resolved yet” × Rp\u00A0−50,000"));
  report.stakes[0].valuation.name = "of families";
  CHECK(has(said(source_of(report), Language::indonesian), "himpunan nilai “of families”"));
}

TEST_CASE("a printed brief says what to measure first, and lists influential parameters if no other section does") {
  AnalysisReport report = test::full_analysis();
  const auto first_is_printed = [](const BriefSource& source) {
    return analysis_blocks(source, Language::english).front().is_printed;
  };
  CHECK_FALSE(first_is_printed(source_of(report)));
  report.stakes.clear();
  CHECK(first_is_printed(source_of(report)));
  BriefSource source = source_of(report);
  source.drivers.emplace_back();
  CHECK_FALSE(first_is_printed(source));
}
