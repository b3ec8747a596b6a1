#include "report/tables/lever_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/check.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/tables/text_table.hpp"
#include "report/words/difference_text.hpp"
#include "report/words/number_format.hpp"
#include "report/words/summary_cells.hpp"
#include "text/joined_text.hpp"

namespace timbang {
namespace {

constexpr std::size_t line_width = 120;
constexpr std::size_t narrowest_name = 20;

/// Outcomes that stand side by side.
using Block = std::array<outcome::Position, 4>;

constexpr std::array blocks{
    Block{outcome::delivery_returned_to_treasury, outcome::delivery_stuck_kpm_share,
          outcome::complaints_within_service_level, outcome::tksk_workload},
    Block{outcome::cost_apbn, outcome::cost_provinsi, outcome::cost_apbd, outcome::poverty_lifted_by_aid}};

std::vector<std::string> lever_names(const Summary& summary, const std::vector<Scenario>& scenarios,
                                     Language language) {
  std::vector<std::string> titles;
  for (const Scenario& scenario : scenarios) {
    titles.push_back(language == Language::english ? scenario.title_en : scenario.title_id);
  }
  std::vector<std::string> names;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const bool is_unique = std::ranges::count(titles, titles[i]) == 1 && !titles[i].empty();
    names.push_back(is_unique ? titles[i] : summary.arms[i].name);
  }
  return names;
}

/// One outcome for all rows: the first arm's level, then the others' differences.
struct Column {
  std::size_t outcome = 0;
  Estimate level;
  std::vector<DifferenceCell> differences;
  NumberScale scale;
};

/// However many digits chance supports, more of them say nothing to who chooses a lever.
constexpr int most_decimals = 2;

/// Money in the power of ten that the level asks for, decimals as the middle one of the intervals supports.
NumberScale scale_of(const Column& column, Language language) {
  double largest = std::isnan(column.level.mean) ? 0 : std::fabs(column.level.mean);
  std::vector<double> half_widths;
  for (const DifferenceCell& cell : column.differences) {
    const Estimate& estimate = cell.paired.difference;
    if (!std::isnan(estimate.mean)) largest = std::max(largest, std::fabs(estimate.mean));
    if (!estimate.low || !estimate.high || *estimate.high <= *estimate.low) continue;
    half_widths.push_back((*estimate.high - *estimate.low) / 2);
  }
  std::ranges::sort(half_widths);
  const double half_width = half_widths.empty() ? 0 : half_widths[(half_widths.size() - 1) / 2];
  NumberScale scale = number_scale(language, outcome_at(column.outcome).unit, largest, half_width);
  scale.decimals = std::min(scale.decimals, most_decimals);
  return scale;
}

Column column_of(const Summary& summary, std::size_t outcome, Language language) {
  Column column{outcome, city_estimate(summary.arms.front(), outcome), {}, {}};
  for (const ArmDifference& difference : summary.differences) {
    column.differences.push_back(city_difference(difference, outcome));
  }
  column.scale = scale_of(column, language);
  return column;
}

/// A row's figures, with what stands below each.
struct Figures {
  std::vector<std::string> values;
  std::vector<std::string> intervals;
};

void add_figure(Figures& figures, const Column& column, const DifferenceCell& cell, NumberKind kind,
                Language language) {
  const Estimate& estimate = cell.paired.difference;
  std::string value = effect_mark(cell) + outcome_text(language, column.scale, column.outcome, estimate.mean, kind);
  const std::string agreement = agreement_text(cell, language);
  if (!agreement.empty()) value += " [" + agreement + "]";
  figures.values.push_back(std::move(value));
  figures.intervals.push_back(interval_text(language, column.scale, estimate, kind));
}

Figures levels(const std::vector<Column>& columns, Language language) {
  Figures figures;
  for (const Column& column : columns) {
    DifferenceCell cell;
    cell.paired.difference = column.level;
    add_figure(figures, column, cell, NumberKind::level, language);
  }
  return figures;
}

Figures differences(const std::vector<Column>& columns, std::size_t row, Language language) {
  Figures figures;
  for (const Column& column : columns) {
    add_figure(figures, column, column.differences[row], NumberKind::change, language);
  }
  return figures;
}

Figures headings(const std::vector<Column>& columns, Language language) {
  Figures figures;
  for (const Column& column : columns) {
    figures.values.push_back(text(language, "lever." + std::string(outcome_name(column.outcome))));
    figures.intervals.push_back(enclosed("(", column.scale.unit, ")"));
  }
  return figures;
}

std::size_t figures_width(const std::vector<Figures>& rows) {
  std::size_t width = 0;
  for (std::size_t column = 0; column < rows.front().values.size(); ++column) {
    std::size_t widest = 0;
    for (const Figures& row : rows) {
      widest = std::max({widest, display_width(row.values[column]), display_width(row.intervals[column])});
    }
    width += widest + TextTable::gap;
  }
  return width;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t begin = text.find_first_not_of(' '); begin != std::string::npos;) {
    const std::size_t end = text.find(' ', begin);
    words.push_back(text.substr(begin, end - begin));
    begin = text.find_first_not_of(' ', std::min(end, text.size()));
  }
  return words;
}

/// The text on lines of that width, broken at blanks; a longer word has a line of its own.
std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
  std::vector<std::string> lines(1);
  for (const std::string& word : words_of(text)) {
    if (!lines.back().empty() && display_width(lines.back()) + 1 + display_width(word) > width) lines.emplace_back();
    lines.back() += (lines.back().empty() ? "" : " ") + word;
  }
  return lines;
}

void add_rows(TextTable& table, const std::string& name, std::size_t width, const Figures& figures) {
  std::vector<std::string> lines = wrapped(name, width);
  const bool has_intervals =
      std::ranges::any_of(figures.intervals, [](const std::string& cell) { return !cell.empty(); });
  lines.resize(std::max<std::size_t>(lines.size(), has_intervals ? 2 : 1));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<std::string> row{lines[i]};
    if (i == 0) row.insert(row.end(), figures.values.begin(), figures.values.end());
    if (i == 1 && has_intervals) row.insert(row.end(), figures.intervals.begin(), figures.intervals.end());
    row.resize(figures.values.size() + 1);
    table.add_row(std::move(row));
  }
}

std::string block_text(const Block& block, const Summary& summary, const std::vector<std::string>& names,
                       Language language) {
  std::vector<Column> columns;
  for (const std::size_t outcome : block) columns.push_back(column_of(summary, outcome, language));
  std::vector<Figures> rows{headings(columns, language), levels(columns, language)};
  for (std::size_t row = 0; row < summary.differences.size(); ++row) {
    rows.push_back(differences(columns, row, language));
  }
  const std::size_t taken = figures_width(rows);
  const std::size_t width = std::max(narrowest_name, line_width > taken ? line_width - taken : 0);
  TextTable table;
  add_rows(table, "", width, rows[0]);
  add_rows(table, names[0], width, rows[1]);
  table.add_row({text(language, "lever.against_first")});
  const bool has_shares =
      std::ranges::any_of(block, [](std::size_t outcome) { return outcome_at(outcome).unit == OutcomeUnit::percent; });
  if (has_shares) table.add_row({text(language, "lever.points")});
  if (summary.interval == IntervalKind::plausible) table.add_row({text(language, "lever.agreement")});
  for (std::size_t i = 2; i < rows.size(); ++i) add_rows(table, names[i - 1], width, rows[i]);
  return table.text();
}

}  // namespace

std::string lever_table(const Summary& summary, const std::vector<Scenario>& scenarios, Language language) {
  TIMBANG_CHECK(scenarios.size() == summary.arms.size(), "every arm has its scenario");
  if (summary.arms.size() < 2) return {};
  const std::vector<std::string> names = lever_names(summary, scenarios, language);
  std::string result;
  for (const Block& block : blocks) {
    add_item(result, "\n", block_text(block, summary, names, language));
  }
  return result;
}

}  // namespace timbang
