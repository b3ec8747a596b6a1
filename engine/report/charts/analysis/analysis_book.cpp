#include "report/charts/analysis/analysis_book.hpp"

#include "base/sha256.hpp"

#include <algorithm>
#include <utility>

#include "base/search.hpp"
#include "report/charts/chart_files.hpp"
#include "report/charts/chart_rows.hpp"
#include "report/words/number_format.hpp"
#include "text/joined_text.hpp"

namespace timbang {
namespace {

using Layout = JsonWriter::Layout;

constexpr std::string_view signed_label = "datum.value === 0 ? '0' : format(datum.value, '+,~f')";
constexpr std::string_view plain_label = "format(datum.value, ',~f')";

std::string source_line(const AnalysisReport& report, const std::string& date, Language language) {
  std::string line = text(language, "chart.source.analysis",
                          {{"version", TIMBANG_VERSION},
                           {"experiment", report.experiment_name},
                           {"scenario", report.scenario_name},
                           {"hash", short_hash(report.scenario_sha256)},
                           {"design", text(language, "analyse.design." + std::string(design_word(report.design.kind)))},
                           {"points", report.points},
                           {"replications", count_text(language, "count.replications", report.replications)},
                           {"seed", report.design.seed},
                           {"date", date}});
  if (report.missing > 0) {
    line += " " + text(language, "analyse.unfinished",
                       {{"missing", report.missing}, {"done", report.blocks_done}, {"blocks", report.blocks}});
  }
  return line;
}

/// Where a number stands within its label's row: numbers of one label below each other, a number alone in the middle.
std::int64_t offset_of(const DotRow& row) {
  if (row.series.empty()) return 0;
  return row.place == 0 ? 1 : -1;
}

std::string dot_row(const std::string& name, const DotRow& row, std::size_t order) {
  JsonWriter json = begin_row(name);
  json.key("label").text(row.label).key("order").unsigned_integer(order);
  if (!row.series.empty()) json.key("group").text(row.series);
  json.key("place")
      .unsigned_integer(row.place)
      .key("offset")
      .integer(offset_of(row))
      .key("apart")
      .boolean(row.is_apart);
  add_estimate(json, row.estimate, "mean", "low", "high");
  if (row.by_chance) json.key("by_chance").number(six_digits(*row.by_chance));
  return json.key("text").text(row.text).end().json();
}

std::string points_of(const std::vector<DotRow>& rows) {
  std::string list;
  for (const DotRow& row : rows) {
    add_item(list, "; ", row.label + enclosed(", ", row.series) + ": " + row.text);
  }
  return list;
}

/// How high a label's row has to be for its lines and its numbers.
std::size_t step_of(const std::vector<DotRow>& rows) {
  constexpr std::size_t width = 40;  // of a line, as the template breaks labels
  constexpr std::size_t line_height = 14;
  constexpr std::size_t number_height = 18;
  std::size_t lines = 1;
  std::size_t numbers = 1;
  for (const DotRow& row : rows) {
    lines = std::max(lines, wrapped(row.label, width).size());
    numbers = std::max(numbers, row.place + 1);
  }
  return std::max(lines * line_height + line_height / 2, numbers * number_height + line_height / 2);
}

}  // namespace

AnalysisBook::AnalysisBook(ChartBook& book, const AnalysisReport& report, const std::string& date, Language language)
    : book_(&book), report_(&report), language_(language), source_line_(source_line(report, date, language)) {}

std::string AnalysisBook::words(const std::string& id, const TextArguments& arguments) const {
  return text(language_, id, arguments);
}

std::string AnalysisBook::own_name(const std::string& wanted) const {
  const auto has = [this](const std::string& name) { return contains(book_->charts, name, &Chart::name); };
  std::string name = wanted;
  for (std::size_t number = 2; has(name); ++number) name = wanted + "-" + std::to_string(number);
  return name;
}

std::string AnalysisBook::shown_words(std::size_t shown, std::size_t all) const {
  if (shown == all) return {};
  return " " + words("chart.analysis.shown", {{"shown", shown}, {"count", all}});
}

void AnalysisBook::add(const ChartWords& words_of, std::string_view chart_file, TemplateValues values,
                       const std::vector<std::string>& rows) {
  values.emplace("filter", json_text("datum.measure === '" + words_of.name + "'"));
  Chart chart = make_chart(words_of, source_line_, fill_template(chart_file, values), *book_, language_);
  chart.datasets = {"analysis"};
  chart.rows_measure = words_of.name;
  book_->charts.push_back(std::move(chart));
  for (const std::string& row : rows) book_->datasets["analysis"].push_back({"", row});
}

void AnalysisBook::add_dots(DotChart chart) {
  if (chart.rows.empty()) return;
  chart.words.name = own_name(chart.words.name);
  chart.words.points = points_of(chart.rows);
  std::vector<std::string> rows;
  for (const DotRow& row : chart.rows) rows.push_back(dot_row(chart.words.name, row, rows.size()));
  add(chart.words, dots_chart_file,
      {{"step", std::to_string(step_of(chart.rows))},
       {"x_title", json_text(chart.x_title)},
       {"from_zero", chart.from_zero ? "true" : "false"},
       {"axis_label", json_text(chart.is_change ? signed_label : plain_label)}},
      rows);
}

JsonWriter begin_row(const std::string& chart_name) {
  JsonWriter json;
  json.begin_object(Layout::compact).key("measure").text(chart_name);
  return json;
}

void add_estimate(JsonWriter& row, const IndexEstimate& estimate, std::string_view value, std::string_view low,
                  std::string_view high) {
  row.key(value).number(six_digits(estimate.value));
  if (!estimate.range) return;
  row.key(low).number(six_digits(estimate.range->low)).key(high).number(six_digits(estimate.range->high));
}

IndexEstimate scaled(const IndexEstimate& estimate, double divisor) {
  if (!estimate.range) return {estimate.value / divisor, std::nullopt};
  return {estimate.value / divisor, Range{estimate.range->low / divisor, estimate.range->high / divisor}};
}

}  // namespace timbang
