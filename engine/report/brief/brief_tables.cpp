#include <algorithm>
#include <array>

#include "base/ranges.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/brief/analysis_blocks.hpp"
#include "report/brief/brief_numbers.hpp"
#include "report/brief/brief_page.hpp"
#include "report/brief/key_driver_blocks.hpp"
#include "report/words/assumptions.hpp"
#include "report/words/parameter_words.hpp"
#include "report/words/summary_cells.hpp"

namespace timbang {
namespace {

using Kind = BriefBlock::Kind;

/// Poverty stands last, as a difference.
constexpr std::array columns{outcome::tksk_in_post,
                             outcome::delivery_returned_to_treasury,
                             outcome::complaints_within_service_level,
                             outcome::complaints_wait_p90,
                             outcome::complaints_backlog,
                             outcome::tksk_workload,
                             outcome::cost_total,
                             outcome::poverty_poor_persons};
constexpr std::size_t difference_column = outcome::poverty_poor_persons;

template <typename Cells>
const auto* find_cell(const Cells& cells, std::size_t outcome, std::size_t where) {
  const auto found = std::ranges::find_if(
      cells, [&](const auto& cell) { return cell.outcome == outcome && cell.where == where && cell.month == 0; });
  return found == cells.end() ? nullptr : &*found;
}

std::string mark_of(const Verdict& verdict) {
  if (verdict.finding == Finding::unclear) return "\u25CB ";
  if (verdict.finding == Finding::small) return "\u2248 ";
  if (verdict.finding == Finding::gain) return "\u25CF ";
  if (verdict.finding == Finding::harm) return "\u25C6 ";
  return {};
}

BriefCell number_cell(const BriefSource& source, std::size_t arm, std::size_t outcome, std::size_t where,
                      Language language) {
  const Summary& summary = source.summary;
  BriefCell cell{{}, {}, origin_of(source, arm, outcome, where, language), {}, true};
  const bool is_difference = outcome == difference_column;
  // The first arm is what the others are compared with.
  if (is_difference && arm == 0) return {text(language, "brief.table.reference"), {}, {}, {}, true};
  // A level without a difference has no mark.
  Verdict verdict{Finding::change, Grade::not_shown};
  const DifferenceCell* difference =
      arm == 0 ? nullptr : find_cell(summary.differences[arm - 1].outcomes, outcome, where);
  if (difference != nullptr) verdict = verdict_of(summary, *difference);
  const SummaryCell* level = find_cell(summary.arms[arm].outcomes, outcome, where);
  Estimate estimate = level == nullptr ? undefined_estimate() : level->estimate;
  if (is_difference) estimate = difference == nullptr ? undefined_estimate() : difference->paired.difference;
  const NumberKind kind = is_difference ? NumberKind::change : NumberKind::level;
  const Figure shown = figure(language, outcome, estimate, kind);
  cell.value = mark_of(verdict) + shown.value;
  cell.small = shown.interval;
  return cell;
}

/// With so many tables a page has no room for a link at each of their numbers.
bool is_large(const BriefSource& source) {
  constexpr std::size_t most_linked_rows = 120;
  return source.summary.wheres.size() * source.summary.arms.size() > most_linked_rows;
}

/// The option's name leads to its command for all numbers of the row.
void link_row_alone(std::vector<BriefCell>& row) {
  row.front().origin = row[1].origin;
  row.front().origin.text = row.front().value;
  for (std::size_t i = 1; i < row.size(); ++i) row[i].origin = {};
}

BriefTable staffing_table(const BriefSource& source, std::size_t where, Language language) {
  BriefTable table;
  table.caption = text(language, "brief.table.caption",
                       {{"where", where == 0 ? text(language, "brief.city") : source.summary.wheres[where]}});
  table.headings.push_back({text(language, "brief.table.option")});
  for (const std::size_t outcome : columns) {
    table.headings.push_back({text(language, "brief.column." + std::string(outcome_name(outcome))), {}, {}, {}, true});
  }
  for (std::size_t arm = 0; arm < source.summary.arms.size(); ++arm) {
    std::vector<BriefCell> row{{arm_title(source, arm, language)}};
    for (const std::size_t outcome : columns) row.push_back(number_cell(source, arm, outcome, where, language));
    if (where > 0 && is_large(source)) link_row_alone(row);
    table.rows.push_back(std::move(row));
    table.row_arms.push_back(source.summary.arms[arm].name);
  }
  return table;
}

/// A parameter of every kecamatan, such as its population, is not listed one by one.
bool is_of_a_place(const ParameterSource& parameter, const Scenario& scenario) {
  return std::ranges::any_of(scenario.kecamatan, [&](const Kecamatan& kecamatan) {
    return parameter.path.find("." + kecamatan.name) != std::string::npos;
  });
}

std::vector<BriefCell> assumption_row(const ParameterSource& parameter, const Summary& summary, Language language) {
  const std::string used = used_text(summary, parameter.path, language);
  return {{parameter_title(parameter.path, language), parameter.path},
          {written_value(parameter.value, language), {}, {}, {}, true},
          {parameter.range.empty() ? "\u2013" : written_value(parameter.range, language), {}, {}, {}, true},
          {used.empty() ? "\u2013" : used, {}, {}, {}, true},
          {parameter.source.empty() ? text(language, "brief.no_source") : parameter.source},
          {{}, {}, {}, parameter.evidence.empty() ? "assumed" : parameter.evidence}};
}

BriefTable assumption_table(const std::vector<ParameterSource>& parameters, const Summary& summary, Language language) {
  BriefTable table{text(language, "brief.assumptions.caption"),
                   {{text(language, "brief.assumptions.parameter")},
                    {text(language, "brief.assumptions.value"), {}, {}, {}, true},
                    {text(language, "brief.assumptions.range"), {}, {}, {}, true},
                    {text(language, "brief.assumptions.used"), {}, {}, {}, true},
                    {text(language, "brief.assumptions.source")},
                    {text(language, "brief.assumptions.evidence")}},
                   {}};
  for (const ParameterSource& parameter : parameters)
    table.rows.push_back(assumption_row(parameter, summary, language));
  return table;
}

const ParameterSource* find_source(const Scenario& scenario, std::string_view path) {
  return find_by(scenario.sources, path, &ParameterSource::path);
}

/// "19 to 27" of one outcome in the first and in the chosen arm.
std::string spoken(const BriefSource& source, std::size_t outcome, Language language) {
  const std::size_t chosen = choose_arm(source.summary).arm;
  const auto level = [&](std::size_t arm) {
    return figure(language, outcome, city_estimate(source.summary.arms[arm], outcome), NumberKind::level).value;
  };
  const bool is_poverty = outcome == difference_column;
  const std::string name =
      text(language, is_poverty ? "brief.short.poverty" : "brief.column." + std::string(outcome_name(outcome)));
  if (chosen == 0) return name + ": " + level(0);
  const Verdict verdict = city_verdict(source.summary, chosen - 1, outcome);
  // Two levels side by side would claim a difference that is not shown.
  if (verdict.grade == Grade::not_shown) return name + ": " + text(language, "brief.not_told_apart");
  return name + ": " + text(language, "brief.from_to", {{"from", level(0)}, {"to", level(chosen)}});
}

}  // namespace

BriefSection staffing_section(const BriefSource& source, Language language) {
  constexpr std::size_t most_tables = 600;
  BriefSection section{"options", text(language, "brief.options"), text(language, "brief.options.subtitle"), {}};
  const std::size_t places = source.summary.wheres.size();
  // A page with so many tables would be too large; it keeps the city's.
  const std::size_t shown = places * source.summary.arms.size() > most_tables ? 1 : places;
  for (std::size_t where = 0; where < shown; ++where) {
    BriefBlock block{Kind::table};
    block.table = staffing_table(source, where, language);
    block.place = shown == 1 ? "" : source.summary.wheres[where];
    section.blocks.push_back(std::move(block));
  }
  return section;
}

BriefSection official_section(const BriefSource& source, Language language) {
  BriefSection section{"official", text(language, "brief.official"), text(language, "brief.official.subtitle"), {}};
  if (source.scenarios.empty()) return section;
  const ParameterSource* official = find_source(source.scenarios.front(), "welfare.headcount");
  if (official == nullptr) return section;
  const ArmSummary& first = source.summary.arms.front();
  const auto model = [&](std::size_t outcome) {
    return with_interval(figure(language, outcome, city_estimate(first, outcome), NumberKind::level));
  };
  BriefBlock block{Kind::table};
  block.table.caption = text(language, "brief.official");
  block.table.headings = {{text(language, "brief.official.measure")},
                          {text(language, "brief.official.count"), {}, {}, {}, true},
                          {text(language, "brief.official.model"), {}, {}, {}, true}};
  block.table.rows = {{{text(language, "brief.column.poverty.headcount_rate"), official->source},
                       {written_value(official->value, language), {}, {}, {}, true},
                       {model(outcome::poverty_headcount_rate),
                        {},
                        origin_of(source, 0, outcome::poverty_headcount_rate, 0, language),
                        {},
                        true}},
                      {{text(language, "brief.official.persons")},
                       {text(language, "brief.official.other_base"), {}, {}, {}, true},
                       {model(outcome::poverty_poor_persons),
                        {},
                        origin_of(source, 0, outcome::poverty_poor_persons, 0, language),
                        {},
                        true}}};
  section.blocks.push_back(std::move(block));
  section.blocks.push_back({Kind::paragraph, text(language, "brief.official.why")});
  return section;
}

BriefSection assumptions_section(const BriefSource& source, Language language) {
  BriefSection section{
      "assumptions", text(language, "brief.assumptions"), text(language, "brief.assumptions.subtitle"), {}};
  if (source.scenarios.empty()) {
    section.blocks.push_back({Kind::paragraph, text(language, "brief.unknown.no_scenario")});
    return section;
  }
  section.blocks = key_driver_blocks(source, language);
  for (BriefBlock& block : analysis_blocks(source, language)) section.blocks.push_back(std::move(block));
  const Scenario& scenario = source.scenarios.front();
  std::vector<ParameterSource> all;
  for (const ParameterSource& parameter : scenario.sources) {
    if (!parameter.evidence.empty() && !is_of_a_place(parameter, scenario)) all.push_back(parameter);
  }
  BriefBlock decisive{Kind::table};
  decisive.table = assumption_table(decisive_assumptions(scenario), source.summary, language);
  section.blocks.push_back(std::move(decisive));
  BriefBlock rest{Kind::table};
  rest.text = text(language, "brief.assumptions.all", {{"count", all.size()}});
  rest.table = assumption_table(all, source.summary, language);
  section.blocks.push_back(std::move(rest));
  return section;
}

BriefSection grindle_section(const BriefSource& source, Language language) {
  struct Factor {
    std::string_view id;
    std::optional<outcome::Position> outcome;  ///< that speaks about it
  };
  constexpr std::array factors{Factor{"interests", outcome::complaints_backlog},
                               Factor{"benefits", outcome::delivery_returned_to_treasury},
                               Factor{"change", outcome::poverty_poor_persons},
                               Factor{"site", outcome::equity_longest_kecamatan_wait},
                               Factor{"implementers", outcome::tksk_workload},
                               Factor{"resources", outcome::cost_total},
                               Factor{"power", {}},
                               Factor{"institutions", outcome::complaints_wait_p90},
                               Factor{"compliance", outcome::complaints_within_service_level}};
  BriefSection section{"grindle", text(language, "brief.grindle"), text(language, "brief.grindle.subtitle"), {}};
  BriefBlock block{Kind::table};
  block.table.caption = text(language, "brief.grindle");
  block.table.headings = {{text(language, "brief.grindle.factor")},
                          {text(language, "brief.grindle.parameters")},
                          {text(language, "brief.grindle.outcome")}};
  for (const Factor& factor : factors) {
    const std::string id = "brief.grindle." + std::string(factor.id);
    block.table.rows.push_back({{text(language, id)},
                                {text(language, id + ".parameters")},
                                {factor.outcome ? spoken(source, *factor.outcome, language) : "\u2013"}});
  }
  section.blocks.push_back(std::move(block));
  return section;
}

}  // namespace timbang
