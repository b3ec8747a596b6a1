#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/search.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/charts/analysis/analysis_book.hpp"
#include "report/charts/analysis/analysis_charts.hpp"
#include "report/charts/analysis/analysis_words.hpp"
#include "report/words/analysis_cells.hpp"
#include "report/words/parameter_words.hpp"

namespace timbang {
namespace {

using Method = SensitivityMethod;

constexpr std::size_t most_levels = 24;

/// "sobol" ..., as names of charts begin.
std::string_view name_of(Method method) {
  constexpr std::array<std::string_view, 6> names{"sobol", "screening", "correlations", "emulator", "levels", "alone"};
  return names[static_cast<std::size_t>(method)];
}

std::vector<IndexEstimate> first_estimates(const SensitivityTable& table) {
  std::vector<IndexEstimate> estimates;
  for (const SensitivityRow& row : table.rows) estimates.push_back(row.estimates.front());
  return estimates;
}

/// Whether rows are of an input's values rather than of inputs.
bool has_levels(const SensitivityTable& table) {
  return table.method == Method::level_means || table.method == Method::single_changes;
}

/// Positions of the rows that are shown, in their order: levels as they come, all else by size.
std::vector<std::size_t> shown_rows(const SensitivityTable& table) {
  const std::vector<IndexEstimate> estimates = first_estimates(table);
  std::vector<std::size_t> order = by_size(estimates);
  const bool is_by_level = table.method == Method::level_means;
  if (is_by_level) std::ranges::sort(order);
  order.resize(std::min(order.size(), is_by_level ? most_levels : most_inputs));
  return order;
}

/// What to call each row's input.
std::map<std::string, std::string> titles_of(const SensitivityTable& table, const std::vector<std::size_t>& rows,
                                             Language language) {
  std::vector<std::string> inputs;
  for (const std::size_t row : rows) {
    const std::string& input = table.rows[row].input;
    if (!contains(inputs, input)) inputs.push_back(input);
  }
  const std::vector<std::string> titles = input_titles(inputs, language);
  std::map<std::string, std::string> result;
  for (std::size_t i = 0; i < inputs.size(); ++i) result[inputs[i]] = titles[i];
  return result;
}

std::vector<DotRow> rows_of(const AnalysisBook& book, const SensitivityTable& table,
                            const std::vector<std::size_t>& shown) {
  const auto titles = titles_of(table, shown, book.language());
  std::vector<DotRow> rows;
  for (const std::size_t position : shown) {
    const SensitivityRow& row = table.rows[position];
    const std::string level = row.level.empty() ? "" : ": " + written_value(row.level, book.language());
    for (std::size_t i = 0; i < std::min<std::size_t>(2, table.indices.size()); ++i) {
      const std::string& index = table.indices[i];
      if (!std::isfinite(row.estimates[i].value)) continue;
      DotRow dot;
      dot.label = titles.at(row.input) + level;
      if (table.indices.size() > 1) dot.series = book.words("analyse.index." + index);
      dot.place = i;
      dot.estimate = scaled(row.estimates[i], index_scale(book.language(), table, index).divisor);
      dot.text = index_text(book.language(), table, index, row.estimates[i]);
      rows.push_back(std::move(dot));
    }
  }
  return rows;
}

const NamedIndex* overall(const SensitivityTable& table, std::string_view name) {
  return find_by(table.overall, name, &NamedIndex::name);
}

/// Chance as one more factor, of a single run.
void add_chance(const AnalysisBook& book, const SensitivityTable& table, std::vector<DotRow>& rows) {
  const NamedIndex* chance = overall(table, "chance_share");
  if (chance == nullptr || rows.empty() || !std::isfinite(chance->estimate.value)) return;
  DotRow row;
  row.label = book.words("chart.analysis.chance");
  row.estimate = chance->estimate;
  row.text = index_text(book.language(), table, chance->name, chance->estimate);
  row.is_apart = true;
  rows.push_back(std::move(row));
}

std::string title_of(const AnalysisBook& book, const SensitivityTable& table, const std::string& measure) {
  // What an emulator does not know is not in its intervals, and levels are of no input against another.
  const bool has_finding = table.method == Method::sobol_indices || table.method == Method::partial_rank_correlations;
  const std::optional<std::size_t> first = has_finding ? foremost(first_estimates(table)) : std::nullopt;
  if (!first) return measure;
  return book.words(table.method == Method::sobol_indices ? "chart.finding.analysis" : "chart.finding.rank",
                    {{"measure", table_title(table, book.language())},
                     {"input", input_titles({table.rows[*first].input}, book.language()).front()}});
}

std::string unit_of(const AnalysisBook& book, const SensitivityTable& table) {
  NumberScale scale = index_scale(book.language(), table, table.indices.front());
  if (table.method == Method::single_changes) {
    scale = scale_of_differences(book.language(), outcome_catalogue()[table.outcome].unit, scale);
  }
  return book.words("chart.unit." + std::string(method_word(table.method)), {{"unit", scale.unit}});
}

std::string subtitle_of(const AnalysisBook& book, const SensitivityTable& table, std::size_t shown) {
  const NamedIndex* explained = overall(table, "explained_share");
  const std::string share = explained == nullptr ? "" : percent_text(book.language(), explained->estimate.value);
  std::string subtitle = book.words("chart.subtitle." + std::string(method_word(table.method)), {{"explained", share}});
  if (table.method != Method::level_means) {
    subtitle += book.shown_words(shown, table.rows.size());
  } else if (shown < table.rows.size()) {
    subtitle += " " + book.words("chart.analysis.first_shown", {{"shown", shown}, {"count", table.rows.size()}});
  }
  if (overall(table, "chance_share") != nullptr) {
    subtitle += " " + book.words("chart.subtitle.chance_share");
  } else if (table.method == Method::sobol_indices) {
    subtitle += " " + book.words("chart.subtitle.without_chance");
  }
  if (table.blocks_dropped == 0) return subtitle;
  return subtitle + " " +
         book.words("chart.analysis.dropped", {{"dropped", table.blocks_dropped}, {"used", table.blocks_used}});
}

}  // namespace

void add_sensitivity_chart(AnalysisBook& book, const SensitivityTable& table) {
  const std::vector<std::size_t> shown = table.indices.empty() ? std::vector<std::size_t>() : shown_rows(table);
  if (shown.empty()) return;
  DotChart chart;
  chart.rows = rows_of(book, table, shown);
  add_chance(book, table, chart.rows);
  const std::string method(method_word(table.method));
  ChartWords& words = chart.words;
  words.name = std::string(name_of(table.method)) + "-" + measure_name(table.outcome);
  words.measure = book.words("chart.measure." + method, {{"measure", table_title(table, book.language())}});
  words.title = title_of(book, table, words.measure);
  words.unit = unit_of(book, table);
  words.kind = has_levels(table) ? "dots_of_levels" : "dots";
  words.subtitle = subtitle_of(book, table, shown.size());
  chart.x_title = words.unit;
  chart.is_change = table.method == Method::partial_rank_correlations || table.method == Method::single_changes;
  book.add_dots(std::move(chart));
}

}  // namespace timbang
