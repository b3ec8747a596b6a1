#include "report/tables/summary_table.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "base/check.hpp"
#include "base/search.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/tables/text_table.hpp"
#include "report/words/assumptions.hpp"
#include "report/words/difference_text.hpp"
#include "report/words/headline.hpp"
#include "report/words/number_format.hpp"
#include "report/words/outcome_words.hpp"
#include "report/words/summary_cells.hpp"
#include "text/joined_text.hpp"

namespace timbang {
namespace {

constexpr std::size_t most_columns = 4;  // what fits on a line

/// One table: its columns' names, and every column's estimate of an outcome.
struct Columns {
  std::vector<std::string> names;
  std::function<DifferenceCell(std::size_t column, std::size_t outcome)> cell;  ///< of a level the estimate alone
  NumberKind kind = NumberKind::level;

  [[nodiscard]] Estimate estimate(std::size_t column, std::size_t outcome) const {
    return cell(column, outcome).paired.difference;
  }
};

/// "tksk_per_kecamatan=" where all names begin so; empty otherwise.
std::string common_beginning(std::span<const std::string> names) {
  const std::size_t equals = names.empty() ? std::string::npos : names.front().find('=');
  if (names.size() < 2 || equals == std::string::npos) return {};
  const std::string beginning = names.front().substr(0, equals + 1);
  const bool is_common =
      std::ranges::all_of(names, [&](const std::string& name) { return name.rfind(beginning, 0) == 0; });
  return is_common ? beginning : std::string{};
}

std::vector<std::string> short_names(const std::vector<ArmSummary>& arms) {
  std::vector<std::string> names;
  for (const ArmSummary& arm : arms) names.push_back(arm.name);
  const std::size_t beginning = common_beginning(names).size();
  for (std::string& name : names) name.erase(0, beginning);
  return names;
}

std::string varied_key(const std::vector<ArmSummary>& arms) {
  std::vector<std::string> names;
  for (const ArmSummary& arm : arms) names.push_back(arm.name);
  return common_beginning(names);
}

NumberScale scale_of_row(const Columns& columns, std::size_t outcome, Language language) {
  double largest = 0;
  double half_width = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < columns.names.size(); ++i) {
    const Estimate estimate = columns.estimate(i, outcome);
    if (!std::isnan(estimate.mean)) largest = std::max(largest, std::fabs(estimate.mean));
    if (!estimate.low || !estimate.high || *estimate.high <= *estimate.low) continue;
    half_width = std::min(half_width, (*estimate.high - *estimate.low) / 2);
  }
  const OutcomeUnit unit = outcome_at(outcome).unit;
  const NumberScale scale = number_scale(language, unit, largest, std::isinf(half_width) ? 0 : half_width);
  return columns.kind == NumberKind::change ? scale_of_differences(language, unit, scale) : scale;
}

using Extra = std::string (*)(const DifferenceCell&, Language);

std::string reduction_text(const DifferenceCell& cell, Language language) {
  const std::optional<double>& reduction = cell.paired.variance_reduction;
  return reduction ? number_text(language, *reduction, 1) : std::string{};
}

/// A row below a difference's own, if any column has something to say there.
void add_extra(TextTable& table, const Columns& columns, std::size_t outcome, Language language, std::string_view label,
               Extra extra) {
  std::vector<std::string> cells{"    " + text(language, label)};
  bool is_known = false;
  for (std::size_t i = 0; i < columns.names.size(); ++i) {
    const std::string said = extra(columns.cell(i, outcome), language);
    is_known = is_known || !said.empty();
    cells.push_back(said.empty() ? text(language, "table.none") : said);
  }
  if (is_known) table.add_row(std::move(cells));
}

/// The values, their intervals below them, and for differences what pairing gained.
void add_outcome(TextTable& table, const Columns& columns, std::size_t outcome, const std::string& badge,
                 Language language) {
  const NumberScale scale = scale_of_row(columns, outcome, language);
  const std::string unit = enclosed(" (", scale.unit, ")");
  std::vector<std::string> values{"  " + outcome_title(language, outcome) + unit + badge};
  std::vector<std::string> intervals{""};
  for (std::size_t i = 0; i < columns.names.size(); ++i) {
    const DifferenceCell cell = columns.cell(i, outcome);
    const Estimate& estimate = cell.paired.difference;
    values.push_back(effect_mark(cell) + outcome_text(language, scale, outcome, estimate.mean, columns.kind));
    intervals.push_back(interval_text(language, scale, estimate, columns.kind));
  }
  table.add_row(std::move(values));
  const bool has_interval = std::ranges::any_of(intervals, [](const std::string& cell) { return !cell.empty(); });
  if (has_interval) table.add_row(std::move(intervals));
  if (columns.kind == NumberKind::level) return;
  add_extra(table, columns, outcome, language, "summary.agreement", agreement_text);
  add_extra(table, columns, outcome, language, "summary.variance_reduction", reduction_text);
}

std::string table_text(const Columns& columns, const std::string& corner, const Scenario* scenario, Language language) {
  TextTable table;
  std::vector<std::string> heading{corner};
  heading.insert(heading.end(), columns.names.begin(), columns.names.end());
  table.add_row(std::move(heading));
  std::string_view section;
  for (const Headline& headline : headlines()) {
    if (headline.section != section) table.add_row({text(language, headline.section)});
    section = headline.section;
    const bool is_assumed = scenario != nullptr && rests_on_assumption(*scenario, headline);
    add_outcome(table, columns, headline.outcome, is_assumed ? " [A]" : "", language);
  }
  return table.text();
}

/// The table in pieces that fit on a line.
std::string tables_text(const Columns& columns, const std::string& corner, const Scenario* scenario,
                        Language language) {
  std::string result;
  for (std::size_t first = 0; first < columns.names.size(); first += most_columns) {
    const std::size_t last = std::min(first + most_columns, columns.names.size());
    Columns part{{columns.names.begin() + static_cast<std::ptrdiff_t>(first),
                  columns.names.begin() + static_cast<std::ptrdiff_t>(last)},
                 [&columns, first](std::size_t i, std::size_t outcome) { return columns.cell(first + i, outcome); },
                 columns.kind};
    result += table_text(part, corner, scenario, language) + "\n";
  }
  return result;
}

std::string differences_text(const Summary& summary, const std::vector<ArmDifference>& differences,
                             std::string_view title, Language language) {
  const std::vector<std::string> names = short_names(summary.arms);
  const auto short_name = [&](const std::string& name) {
    const auto arm = std::ranges::find(summary.arms, name, &ArmSummary::name);
    return names[static_cast<std::size_t>(arm - summary.arms.begin())];
  };
  Columns columns{{},
                  [&](std::size_t i, std::size_t outcome) { return city_difference(differences[i], outcome); },
                  NumberKind::change};
  for (const ArmDifference& difference : differences) {
    TIMBANG_CHECK(contains(summary.arms, difference.arm, &ArmSummary::name),
                  "a difference of an arm that the summary does not have");
    columns.names.push_back(short_name(difference.against) + " \u2192 " + short_name(difference.arm));
  }
  return text(language, title) + "\n" + tables_text(columns, varied_key(summary.arms), nullptr, language);
}

}  // namespace

std::string summary_heading(const Summary& summary, const Scenario& scenario, Language language) {
  const std::string& title = language == Language::english ? scenario.title_en : scenario.title_id;
  return text(language, "summary.heading",
              {{"title", title.empty() ? scenario.name : title},
               {"scenario", summary.scenario_name},
               {"hash", summary.scenario_sha256.substr(0, 8)},
               {"seed", summary.seed},
               {"replications", count_text(language, "count.replications", summary.replications)},
               {"first", scenario.period.first_month.text()},
               {"last", scenario.period.last_month.text()}}) +
         "\n" + covered_text(summary, language) + "\n";
}

std::string level_table(const Summary& summary, const Scenario& scenario, Language language) {
  const Columns columns{short_names(summary.arms), [&](std::size_t i, std::size_t outcome) {
                          DifferenceCell cell;
                          cell.paired.difference = city_estimate(summary.arms[i], outcome);
                          return cell;
                        }};
  return tables_text(columns, varied_key(summary.arms), &scenario, language);
}

std::string difference_tables(const Summary& summary, Language language) {
  std::string result;
  if (!summary.differences.empty()) {
    result += differences_text(summary, summary.differences, "summary.differences", language);
  }
  if (!summary.steps.empty()) result += differences_text(summary, summary.steps, "summary.steps", language);
  return result;
}

}  // namespace timbang
