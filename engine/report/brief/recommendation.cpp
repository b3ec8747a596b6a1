#include "report/brief/recommendation.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "report/brief/balance.hpp"
#include "report/charts/chart_export.hpp"
#include "report/words/assumptions.hpp"
#include "report/words/summary_cells.hpp"

namespace timbang {
namespace {

/// In the order of Advice.
constexpr std::array<std::string_view, 5> advice_words{"consider", "none", "harm", "few", "only_one"};

}  // namespace

std::string advice_text(const BriefSource& source, std::size_t arm, Language language) {
  const Choice choice = choose_arm(source.summary);
  const bool is_own = arm == choice.arm || choice.advice == Advice::too_few || choice.advice == Advice::one_arm;
  const std::string_view word = is_own ? advice_words[static_cast<std::size_t>(choice.advice)] : "other";
  const std::string advice = text(language, "brief.advice." + std::string(word),
                                  {{"arm", arm_title(source, arm, language)},
                                   {"first", arm_title(source, 0, language)},
                                   {"chosen", arm_title(source, choice.arm, language)},
                                   {"runs", source.summary.replications}});
  const std::string condition = word == "consider" ? worth_condition(source, arm, language) : std::string();
  return condition.empty() ? advice : advice + " " + condition;
}

std::string borrowed_text(const BriefSource& source, Language language) {
  if (source.scenarios.empty()) return {};
  const AssumptionCount count = count_assumed(source.scenarios.front());
  return text(language, count.borrowed > 0 ? "brief.message.borrowed" : "brief.message.assumed",
              {{"assumed", count.assumed}, {"borrowed", count.borrowed}, {"all", count.all}});
}

std::string short_message(const BriefSource& source, Language language) {
  constexpr std::size_t longest = 990;
  const Choice choice = choose_arm(source.summary);
  std::string result = text(language, "brief.message.head", {{"title", scenario_title(source, language)}}) + "\n";
  if (choice.arm > 0) {
    const std::vector<GradedSentence> balance = balance_sentences(source, choice.arm, language);
    // What it costs and what reaches families; the rest is on the page.
    for (std::size_t i = 0; i < std::min<std::size_t>(2, balance.size()); ++i) result += balance[i].text + "\n";
  }
  result += advice_text(source, choice.arm, language) + "\n";
  if (choice.advice != Advice::one_arm && choice.advice != Advice::too_few) {
    for (const auto& [topic, outcome] : {std::pair("money", outcome::delivery_returned_to_treasury),
                                         std::pair("in_time", outcome::complaints_within_service_level),
                                         std::pair("poverty", outcome::poverty_poor_persons)}) {
      const DifferenceCell cell = city_difference(source.summary.differences[choice.arm - 1], outcome);
      const Verdict verdict = city_verdict(source.summary, choice.arm - 1, outcome);
      const std::string_view said = verdict.finding == Finding::small   ? "small"
                                    : verdict.grade == Grade::not_shown ? "unclear"
                                                                        : "change";
      const std::string id = "brief.message." + std::string(said);
      result += text(language, id,
                     {{"what", text(language, "brief.short." + std::string(topic))},
                      {"change", with_interval(figure(language, outcome, cell.paired.difference, NumberKind::change))},
                      {"grade", text(language, verdict.grade == Grade::strong ? "brief.grade.strong"
                                                                              : "brief.grade.conditional")}}) +
                "\n";
    }
  }
  const std::string tail = text(language, "brief.message.tail",
                                {{"runs", source.summary.replications},
                                 {"date", date_text(language, source.date)},
                                 {"hash", source.summary.scenario_sha256.substr(0, 8)}});
  const std::string borrowed = borrowed_text(source, language);
  result += borrowed.empty() ? borrowed : borrowed + "\n";
  // The tail stays whole: it has the runs, the date and the scenario.
  while (result.size() + tail.size() > longest) result.resize(result.rfind('\n', result.size() - 2) + 1);
  return result + tail + "\n";
}

}  // namespace timbang
