#include "report/brief/brief_page.hpp"

#include <algorithm>

#include "report/brief/balance.hpp"
#include "report/brief/brief_numbers.hpp"
#include "report/brief/decision_section.hpp"
#include "report/brief/recommendation.hpp"
#include "report/charts/chart_export.hpp"
#include "report/words/assumptions.hpp"
#include "report/words/difference_text.hpp"
#include "report/words/parameter_words.hpp"
#include "text/joined_text.hpp"
#include "text/shell_word.hpp"

namespace timbang {
namespace {

using Kind = BriefBlock::Kind;

BriefBlock paragraph(std::string text) {
  return {Kind::paragraph, std::move(text)};
}

BriefBlock heading(Language language, std::string_view id) {
  return {Kind::heading, text(language, id)};
}

/// Arms that text is written for; with many, only the chosen one, so that the page stays small.
std::vector<std::size_t> spoken_arms(const BriefSource& source) {
  constexpr std::size_t most = 12;
  const std::size_t arms = source.summary.arms.size();
  if (arms < 2) return {};
  if (arms > most) return {choose_arm(source.summary).arm};
  std::vector<std::size_t> result;
  for (std::size_t arm = 1; arm < arms; ++arm) result.push_back(arm);
  return result;
}

BriefBlock for_arm(BriefBlock block, const BriefSource& source, std::size_t arm) {
  block.arm = source.summary.arms[arm].name;
  return block;
}

std::string unknown_text(const BriefSource& source, Language language) {
  if (source.scenarios.empty()) return text(language, "brief.unknown.no_scenario");
  constexpr std::size_t shown = 4;
  const AssumptionCount count = count_assumed(source.scenarios.front());
  std::string among;
  std::size_t listed = 0;
  for (const ParameterSource& assumed : decisive_assumptions(source.scenarios.front())) {
    if (listed++ == shown) break;
    const std::string used = used_text(source.summary, assumed.path, language);
    add_item(among, "; ",
             parameter_title(assumed.path, language) + " (" + written_value(assumed.value, language) +
                 (assumed.range.empty()
                      ? ""
                      : ", " + text(language, "brief.range", {{"range", written_value(assumed.range, language)}})) +
                 (used.empty() ? used : text(language, "summary.used", {{"used", used}})) + ")");
  }
  return text(language, "brief.unknown",
              {{"assumed", count.assumed + count.borrowed}, {"all", count.all}, {"among", among}});
}

void add_leader_blocks(BriefSection& section, const BriefSource& source, std::size_t arm, Language language) {
  const auto add = [&](BriefBlock block) { section.blocks.push_back(for_arm(std::move(block), source, arm)); };
  // Cost, payer, beneficiary and net first: what is advised rests on them.
  add(heading(language, "brief.leader.balance"));
  add({.kind = Kind::list, .sentences = balance_sentences(source, arm, language)});
  add(heading(language, "brief.leader.ask"));
  add(paragraph(advice_text(source, arm, language)));
  add(heading(language, "brief.leader.cost"));
  add({.kind = Kind::paragraph, .sentences = {cost_sentence(source, arm, language)}});
  add(heading(language, "brief.leader.changes"));
  add({.kind = Kind::list, .sentences = more_changes(source, arm, language)});
}

BriefSection leader_section(const BriefSource& source, Language language) {
  BriefSection section{"leader", text(language, "brief.leader"), {}, {}};
  for (const std::size_t arm : spoken_arms(source)) add_leader_blocks(section, source, arm, language);
  // With one arm nothing is compared, and there is no arm to write for.
  if (source.summary.arms.size() < 2) section.blocks.push_back(paragraph(advice_text(source, 0, language)));
  section.blocks.push_back(heading(language, "brief.leader.unknown"));
  section.blocks.push_back(paragraph(unknown_text(source, language)));
  section.blocks.push_back(heading(language, "brief.leader.measure"));
  section.blocks.push_back({Kind::list,
                            {},
                            {text(language, "brief.measure.month_3"), text(language, "brief.measure.month_6"),
                             text(language, "brief.measure.month_12")}});
  section.blocks.push_back(heading(language, "brief.leader.hard"));
  // Ranges of chance alone are narrow, whatever is assumed.
  const bool is_varied = source.summary.interval == IntervalKind::plausible;
  const std::string_view real = is_varied ? "brief.hard.real" : "brief.hard.real_chance";
  GradedSentence poverty = ceiling_sentence(source, language);
  poverty.text = text(language, "brief.hard.poverty") + " " + poverty.text;
  section.blocks.push_back({.kind = Kind::list, .sentences = {poverty, {Grade::not_shown, text(language, real)}}});
  return section;
}

BriefSection answer_section(const BriefSource& source, Language language) {
  BriefSection section{"answer", text(language, "brief.answer"), covered_text(source.summary, language), {}};
  for (const std::size_t arm : spoken_arms(source)) {
    BriefBlock block{Kind::answers};
    block.sentences = answers(source, arm, language);
    section.blocks.push_back(for_arm(std::move(block), source, arm));
  }
  return section;
}

BriefSection method_section(const BriefSource& source, Language language) {
  BriefSection section{"method", text(language, "brief.method"), {}, {}};
  section.blocks.push_back(paragraph(text(language, "brief.method.how",
                                          {{"runs", source.summary.replications},
                                           {"first", source.summary.months.at(1)},
                                           {"last", source.summary.months.back()}})));
  section.blocks.push_back(paragraph(text(language, "brief.method.limits")));
  section.blocks.push_back(paragraph(text(language, "brief.method.grades")));
  return section;
}

/// What runs one arm again.
std::string command_of(const BriefSource& source, std::size_t index) {
  const ArmSummary& arm = source.summary.arms[index];
  const std::string& own = source.scenarios[index].file;
  std::string command = "timbang run " + shell_word(own.empty() ? source.scenario_file : own);
  for (const auto& [path, value] : arm.settings) command += " --set " + shell_word(path + "=" + value);
  return command + " --seed " + std::to_string(source.summary.seed) + " --replications " +
         std::to_string(arm.replications) + " --interval " + std::string(interval_word(source.summary.interval));
}

BriefSection reproduce_section(const BriefSource& source, Language language) {
  BriefSection section{"reproduce", text(language, "brief.reproduce"), {}, {}};
  std::string command = "timbang export " + source.folder + " --to csv\ntimbang brief " + source.folder;
  section.blocks.push_back({Kind::code, std::move(command)});
  section.blocks.push_back(paragraph(text(language, "brief.reproduce.facts",
                                          {{"manifest", source.manifest_sha256},
                                           {"scenario", source.summary.scenario_sha256},
                                           {"file", source.scenario_file},
                                           {"seed", source.summary.seed},
                                           {"runs", source.summary.replications},
                                           {"version", TIMBANG_VERSION}})));
  // Without the scenarios the arms' settings alone may not be all that they were.
  if (source.scenarios.empty()) return section;
  BriefBlock arms{Kind::list};
  for (const ArmSummary& arm : source.summary.arms) {
    arms.anchors.push_back("run-" + std::to_string(arms.items.size()));
    arms.items.push_back(arm.name + ": " + command_of(source, arms.items.size()));
  }
  section.blocks.push_back(std::move(arms));
  return section;
}

}  // namespace

BriefPage make_brief_page(const BriefSource& source, Language language) {
  BriefPage page;
  page.scenario = scenario_title(source, language);
  const std::string city = source.scenarios.empty() ? page.scenario : source.scenarios.front().city_name;
  page.question = text(language, "brief.question", {{"city", city}});
  page.footer = text(language, "brief.footer",
                     {{"runs", source.summary.replications},
                      {"scenario", source.summary.scenario_name},
                      {"hash", source.summary.scenario_sha256.substr(0, 8)},
                      {"version", TIMBANG_VERSION},
                      {"date", date_text(language, source.date)}});
  page.sections = {answer_section(source, language),   leader_section(source, language),
                   staffing_section(source, language), {"charts", text(language, "brief.charts"), {}, {}},
                   official_section(source, language), assumptions_section(source, language),
                   grindle_section(source, language),  method_section(source, language),
                   glossary_section(language),         reproduce_section(source, language)};
  if (!source.decision) return page;
  // A decision stands before the charts, as the answer to what was asked.
  const auto charts = std::ranges::find(page.sections, "charts", &BriefSection::id);
  page.sections.insert(charts, decision_section(*source.decision, language));
  return page;
}

}  // namespace timbang
