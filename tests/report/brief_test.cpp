#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/brief/balance.hpp"
#include "report/brief/brief_html.hpp"
#include "report/brief/findings.hpp"
#include "report/brief/html_blocks.hpp"
#include "report/brief/recommendation.hpp"
#include "report/brief/verdict.hpp"
#include "support/text.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

constexpr std::size_t money = outcome::delivery_returned_to_treasury;
constexpr std::size_t in_time = outcome::complaints_within_service_level;
constexpr std::size_t waits = outcome::complaints_wait_p90;
constexpr std::size_t poor = outcome::poverty_poor_persons;

DifferenceCell change(std::size_t outcome, std::size_t where, double mean, bool is_effect, double agreement) {
  const double half = std::abs(mean) * (is_effect ? 0.5 : 2);
  return {outcome, where, 0, {{mean, mean - half, mean + half}, 3.0}, agreement, is_effect};
}

/// A folder of two options in a city of two kecamatan, of which the second option changes nothing clearly.
struct MadeUpResults {
  MadeUpResults() {
    Summary& summary = source.summary;
    summary.scenario_name = "made-up";
    summary.scenario_sha256 = std::string(64, 'a');
    summary.replications = 40;
    summary.interval = IntervalKind::plausible;
    summary.ensemble_members = 40;
    summary.wheres = {"city", "Utara", "Selatan"};
    summary.months = {"all", "2023-01"};
    for (const char* name : {"one", "two"}) {
      ArmSummary arm{name, {}, "", 40, {}, {}};
      for (const auto& [outcome, level] : std::vector<std::pair<std::size_t, double>>{
               {money, 5e9}, {in_time, 70}, {waits, 40}, {poor, 107'000}, {outcome::cost_total, 3e8}}) {
        arm.outcomes.push_back({outcome, 0, 0, {level, level * 0.9, level * 1.1}});
      }
      summary.arms.push_back(arm);
    }
    summary.differences.push_back({"two", "one", {}});
    for (const std::size_t outcome : {money, in_time, waits, poor}) set(outcome, 0, 1, false, 0.5);
    source.date = Date(2026, 11, 24);
  }

  void set(std::size_t outcome, std::size_t where, double mean, bool is_effect, double agreement) {
    auto& cells = source.summary.differences.front().outcomes;
    std::erase_if(cells, [&](const DifferenceCell& c) { return c.outcome == outcome && c.where == where; });
    cells.push_back(change(outcome, where, mean, is_effect, agreement));
  }

  [[nodiscard]] std::string said(Language language) const {
    std::string all = advice_text(source, 1, language) + "\n";
    for (const GradedSentence& answer : answers(source, 1, language)) all += answer.text + "\n";
    return all + short_message(source, language);
  }

  BriefSource source;
};

void expect_honest(const MadeUpResults& results) {
  for (const Language language : {Language::english, Language::indonesian}) {
    const std::string said = results.said(language);
    CHECK_FALSE(has(said, "guarantee"));
    CHECK_FALSE(has(said, "dijamin"));
    CHECK(short_message(results.source, language).size() < 1000);
  }
}

}  // namespace

TEST_CASE("a clear gain is recommended, and is strong only if all ensemble members agree") {
  MadeUpResults results;
  results.set(money, 0, -1e9, true, 1);
  CHECK(choose_arm(results.source.summary).advice == Advice::consider);
  CHECK(answers(results.source, 1, Language::english).front().grade == Grade::strong);
  CHECK(has(results.said(Language::english), "less aid goes back"));
  CHECK(has(results.said(Language::indonesian), "berkurang Rp"));
  results.set(money, 0, -1e9, true, 0.975);
  CHECK(answers(results.source, 1, Language::english).front().grade == Grade::conditional);
  expect_honest(results);
}

TEST_CASE("cost by every payer, what reaches families and the net stand first, and worth is a value that is printed") {
  MadeUpResults results;
  results.set(money, 0, -1e9, true, 1);
  const auto cost = [&](std::size_t payer, double more) {
    results.source.summary.differences.front().outcomes.push_back(
        {payer, 0, 0, {{more, more - 1e6, more + 1e6}, 3.0}, 0, true});
  };
  cost(outcome::cost_total, 997e6);
  cost(outcome::cost_apbn, 140e6);
  cost(outcome::cost_provinsi, 80e6);
  cost(outcome::cost_apbd, 777e6);
  // What reaches families is not known: no net for them, and no price on the gains.
  results.set(outcome::delivery_transacted, 0, 1e9, false, 0.5);
  const auto said = [&] {
    std::string all;
    for (const GradedSentence& each : balance_sentences(results.source, 1, Language::english)) all += each.text + "\n";
    return all;
  };
  for (const char* part : {"+997", "+140", "+80", "+777"}) CHECK(has(said(), part));
  CHECK(has(said(), "is not known from these runs"));
  CHECK(has(advice_text(results.source, 1, Language::english), "for whoever decides"));
  results.set(outcome::delivery_transacted, 0, 1994e6, true, 1);
  // Two rupiah of aid for each of cost; the city's purse loses what it pays and gains no aid.
  CHECK(has(said(), "2.00 rupiah more of aid"));
  CHECK(has(said(), "\u2212777"));
  CHECK(has(advice_text(results.source, 1, Language::english), "at least 0.50 rupiah"));
  CHECK(has(short_message(results.source, Language::indonesian), "Pembayar"));
}

TEST_CASE("a clear gain without an ensemble is called conditional") {
  MadeUpResults results;
  results.set(money, 0, -1e9, true, 1);
  results.source.summary.interval = IntervalKind::seeds;
  const GradedSentence answer = answers(results.source, 1, Language::english).front();
  CHECK(answer.grade == Grade::conditional);
  CHECK(has(answer.text, "chance only"));
}

TEST_CASE("without a clear effect no sentence claims a change and nothing is recommended") {
  const MadeUpResults results;
  CHECK(choose_arm(results.source.summary).advice == Advice::none);
  for (const GradedSentence& answer : answers(results.source, 1, Language::english)) {
    CHECK(answer.grade == Grade::not_shown);
    CHECK(has(answer.text, "is not known"));
  }
  for (const GradedSentence& answer : answers(results.source, 1, Language::indonesian)) {
    CHECK(has(answer.text, "elum diketahui"));
    CHECK_FALSE(has(answer.text, "berkurang"));
    CHECK_FALSE(has(answer.text, "naik"));
  }
  expect_honest(results);
}

TEST_CASE("harm is stated as plainly as a gain, and advised against") {
  MadeUpResults results;
  results.set(money, 0, -1e9, true, 1);
  results.set(in_time, 0, -12, true, 0);
  CHECK(choose_arm(results.source.summary).advice == Advice::harm);
  CHECK(answers(results.source, 1, Language::english)[1].grade == Grade::strong);
  CHECK(has(results.said(Language::english), "Do not choose two"));
  CHECK(has(results.said(Language::english), "The service gets worse"));
  CHECK(has(results.said(Language::indonesian), "Jangan memilih two"));
  CHECK(has(results.said(Language::indonesian), "Layanan memburuk"));
  expect_honest(results);
}

TEST_CASE("if kecamatan disagree the best and the worst are named and nothing is called strong") {
  MadeUpResults results;
  results.set(money, 0, -1e9, true, 1);
  results.set(money, 1, -2e9, true, 1);
  results.set(money, 2, 1e9, true, 0);
  const GradedSentence english = answers(results.source, 1, Language::english).front();
  CHECK(english.grade == Grade::conditional);
  CHECK(has(english.text, "best in Utara, worst in Selatan"));
  CHECK(has(answers(results.source, 1, Language::indonesian).front().text, "terbaik di Utara, terburuk di Selatan"));
  expect_honest(results);
}

TEST_CASE("with too few runs the brief says only that runs are too few") {
  MadeUpResults results;
  results.set(money, 0, -1e9, true, 1);
  results.source.summary.replications = 5;
  CHECK(choose_arm(results.source.summary).advice == Advice::too_few);
  CHECK(answers(results.source, 1, Language::english).front().grade == Grade::not_shown);
  CHECK(has(results.said(Language::english), "5 replications are too few"));
  CHECK(has(results.said(Language::indonesian), "baru 5 ulangan"));
  CHECK_FALSE(has(results.said(Language::english), "less aid"));
  expect_honest(results);
}

TEST_CASE("every number of an answer links to its outcome and option, and parts of longer numbers do not link") {
  MadeUpResults results;
  results.set(money, 0, -1e9, true, 1);
  results.source.summary.seed = 77;
  BriefBlock block{BriefBlock::Kind::answers};
  block.sentences = answers(results.source, 1, Language::english);
  const std::string html = block_html(block, {Language::english, "two", "en"});
  CHECK(
      has(html, "href=\"#en-reproduce\" title=\"Returned to the treasury (delivery.returned_to_treasury) \u00B7 two"));
  CHECK(has(html, "seed 77"));
  block.sentences = {{Grade::strong, "115 of 15, and 5", {{"5", {"five", "a"}}, {"15", {"fifteen", "b"}}}}};
  const std::string pieces = block_html(block, {Language::english, "two", "en"});
  CHECK(has(pieces, "<span>115 of <a class=\"origin\" href=\"#en-b\" title=\"fifteen\">15</a>"));
  CHECK(has(pieces, "and <a class=\"origin\" href=\"#en-a\" title=\"five\">5</a>"));
}

TEST_CASE("with very many tables a row of a kecamatan has one link instead of one at each number") {
  MadeUpResults results;
  const auto links = [&](std::size_t table) {
    const BriefSection section = staffing_section(results.source, Language::english);
    const auto& row = section.blocks.at(table).table.rows.front();
    return std::ranges::count_if(row, [](const BriefCell& cell) { return !cell.origin.text.empty(); });
  };
  const auto few = links(1);
  CHECK(few > 1);
  for (int i = 0; i < 100; ++i) results.source.summary.wheres.push_back("Place " + std::to_string(i));
  CHECK(links(0) == few);
  CHECK(links(1) == 1);
}

TEST_CASE("a difference of percentages is in percentage points, in both languages") {
  MadeUpResults results;
  results.set(in_time, 0, 5.2, true, 1);
  const auto said = [&](Language language) { return answers(results.source, 1, language)[1].text; };
  CHECK(has(said(Language::english), "rise by 5.2\u00A0percentage points"));
  CHECK(has(said(Language::indonesian), "naik 5,2\u00A0poin persen"));
}

TEST_CASE("terms of the programme and of statistics are explained in both languages, folded") {
  for (const Language language : {Language::english, Language::indonesian}) {
    const BriefSection section = glossary_section(language);
    CHECK(section.blocks.front().table.rows.size() >= 10);
    CHECK_FALSE(section.blocks.front().text.empty());
  }
}

TEST_CASE("every option stands in the table of options, unfavourable ones too, and the page escapes their names") {
  MadeUpResults results;
  results.source.summary.arms.back().name = "<two & worse>";
  const BriefPage page = make_brief_page(results.source, Language::english);
  const std::string html = plain_html(results.source, page, Language::english);
  CHECK(has(html, "&lt;two &amp; worse&gt;"));
  CHECK_FALSE(has(html, "<two"));
  CHECK(staffing_section(results.source, Language::english).blocks.front().table.rows.size() == 2);
}

TEST_CASE("the brief gives a command for an option only if its settings define it completely") {
  MadeUpResults results;
  results.source.scenario_file = "made up.yaml";
  results.source.summary.arms.back().settings = {{"staffing.tksk_per_kecamatan.Pondok Gede", "2"}};
  const auto html = [&] {
    return plain_html(results.source, make_brief_page(results.source, Language::english), Language::english);
  };
  CHECK_FALSE(has(html(), "timbang run"));
  results.source.scenarios.resize(2);
  CHECK(has(html(),
            "two: timbang run 'made up.yaml' --set 'staffing.tksk_per_kecamatan.Pondok Gede=2' "
            "--seed 0 --replications 40 --interval plausible"));
}
