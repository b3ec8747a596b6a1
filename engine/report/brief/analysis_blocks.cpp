#include "report/brief/analysis_blocks.hpp"

#include <algorithm>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/brief/brief_numbers.hpp"
#include "report/charts/analysis/analysis_charts.hpp"
#include "report/charts/analysis/analysis_words.hpp"
#include "report/words/analysis_cells.hpp"
#include "report/words/number_format.hpp"
#include "text/joined_text.hpp"

namespace timbang {
namespace {

using Kind = BriefBlock::Kind;

constexpr std::size_t most_named = 3;

std::string quoted(const std::string& input, Language language) {
  return text(language, "brief.analysis.number", {{"input", input_titles({input}, language).front()}});
}

/// A number of a table with its interval and unit.
std::string value_words(const SensitivityTable& table, const IndexEstimate& estimate, Language language) {
  const std::string& index = table.indices.front();
  const OutcomeUnit unit = outcome_catalogue()[table.outcome].unit;
  const NumberScale scale = scale_of_differences(language, unit, index_scale(language, table, index));
  const bool is_plain = index_scale(language, table, index).unit.empty();
  return with_unit(index_text(language, table, index, estimate), is_plain ? "" : scale.unit);
}

/// "X moves it most, 0.42 (0.38-0.47)" where intervals say so, else the largest ones, whose order is open.
std::string sensitivity_sentence(const SensitivityTable& table, Language language) {
  std::vector<IndexEstimate> estimates;
  for (const SensitivityRow& row : table.rows) estimates.push_back(row.estimates.front());
  const std::vector<std::size_t> order = by_size(estimates);
  if (order.empty()) return {};
  const std::optional<std::size_t> first = foremost(estimates);
  std::string others;
  for (std::size_t i = first ? 1 : 0; i < std::min(most_named, order.size()); ++i) {
    const SensitivityRow& row = table.rows[order[i]];
    add_item(others, ", ", quoted(row.input, language) + " " + value_words(table, row.estimates.front(), language));
  }
  TextArguments arguments{{"measure", table_title(table, language)}, {"others", others}};
  if (!first) {
    // Without intervals nothing can overlap.
    const bool can_overlap = order.size() > 1 && estimates[order.front()].range;
    return text(language, "brief.analysis.largest", arguments) +
           (can_overlap ? " " + text(language, "brief.analysis.open") : "");
  }
  arguments.emplace_back("input", quoted(table.rows[*first].input, language));
  arguments.emplace_back("value", value_words(table, estimates[*first], language));
  const bool is_rank = table.method == SensitivityMethod::partial_rank_correlations;
  return text(language, is_rank ? "brief.analysis.rank" : "brief.analysis.first", arguments);
}

std::string method_sentence(const AnalysisReport& report, const SensitivityTable& table, Language language) {
  return text(language, "brief.analysis." + std::string(method_word(table.method)),
              {{"count", table.rows.size()},
               {"points", report.points},
               {"runs", count_text(language, "count.replications", report.replications)}});
}

/// A paragraph for what a method's numbers are, and a sentence for each outcome. Paper has room where nothing else says
/// what the key drivers are.
void add_sensitivity(std::vector<BriefBlock>& blocks, const AnalysisReport& report, bool is_printed,
                     Language language) {
  const std::size_t before = blocks.size();
  BriefBlock list{Kind::list};
  for (const SensitivityTable& table : report.tables) {
    if (!is_for_a_brief(report, table) || table.method == SensitivityMethod::level_means) continue;
    const std::string sentence = sensitivity_sentence(table, language);
    if (sentence.empty()) continue;
    if (list.items.empty()) blocks.push_back({Kind::paragraph, method_sentence(report, table, language)});
    list.items.push_back(sentence);
  }
  if (!list.items.empty()) blocks.push_back(std::move(list));
  // Earlier blocks belong to other analyses and stay as they are.
  for (std::size_t i = before; i < blocks.size(); ++i) blocks[i].is_printed = is_printed;
}

std::string information_sentence(const OptionsAtStake& stake, Language language) {
  const std::string criterion = criterion_title(stake, language);
  const bool is_title = stake.criterion == Criterion::outcome;
  const TextArguments judged{
      {"criterion", is_title ? text(language, "brief.analysis.number", {{"input", criterion}}) : criterion}};
  if (stake.perfect_information == 0) {
    return text(language, "brief.information.same",
                {judged.front(), {"option", option_title(stake.options[stake.best].name, language)}});
  }
  const NumberScale scale = stake_scale(language, stake);
  std::string numbers;
  std::size_t named = 0;
  for (const InputInformation& input : stake.inputs) {
    if (named == most_named || !input.exceeds_chance()) continue;
    ++named;
    add_item(numbers, "; ",
             text(language, "brief.information.number",
                  {{"input", quoted(input.input, language)},
                   {"value", with_unit(estimate_text(language, scale, input.information.value), scale.unit)},
                   {"chance", value_text(language, scale, stake.largest_by_chance, NumberKind::level)}}));
  }
  if (numbers.empty()) return text(language, "brief.information.none", judged);
  return text(language, "brief.information.first", {judged.front(), {"numbers", numbers}});
}

void add_information(std::vector<BriefBlock>& blocks, const AnalysisReport& report, Language language) {
  BriefBlock list{Kind::list};
  for (const OptionsAtStake& stake : report.stakes) {
    if (!stake.inputs.empty()) list.items.push_back(information_sentence(stake, language));
  }
  if (list.items.empty()) return;
  const OptionsAtStake& first = report.stakes.front();
  std::string options;
  for (const JudgedOption& option : first.options) {
    add_item(options, "; ", option_title(option.name, language));
  }
  blocks.push_back({Kind::heading, text(language, "brief.information")});
  blocks.push_back(
      {Kind::paragraph, text(language, "brief.information.how", {{"options", options}, {"draws", first.draws_used}})});
  for (const OptionsAtStake& stake : report.stakes) {
    if (stake.criterion != Criterion::value || stake.inputs.empty()) continue;
    blocks.push_back({Kind::paragraph, values_sentence(stake, language)});
    // A value set is written in its file; a typed value stands nowhere else.
    blocks.back().is_printed = !stake.is_by_value_set();
  }
  blocks.push_back(std::move(list));
}

}  // namespace

std::vector<BriefBlock> analysis_blocks(const BriefSource& source, Language language) {
  std::vector<BriefBlock> blocks;
  for (const AnalysisReport& report : source.analyses) {
    const bool has_choice = !report.stakes.empty();
    add_sensitivity(blocks, report, source.drivers.empty() && !has_choice, language);
    add_information(blocks, report, language);
  }
  return blocks;
}

}  // namespace timbang
