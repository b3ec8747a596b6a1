#include <algorithm>
#include <cmath>

#include "base/ranges.hpp"
#include "report/charts/analysis/analysis_book.hpp"
#include "report/charts/analysis/analysis_words.hpp"
#include "report/charts/chart_files.hpp"
#include "report/charts/chart_rows.hpp"
#include "report/words/analysis_cells.hpp"
#include "report/words/parameter_words.hpp"
#include "text/joined_text.hpp"

namespace timbang {
namespace {

/// A limited input within its whole range.
struct LimitBar {
  double from_share = 0;  ///< of the range
  double to_share = 1;
  std::string least;  ///< ends of the range, and between them the limits, as people read them
  std::string most;
  std::string text;
};

const DesignInput* input_of(const AnalysisReport& report, const std::string& path) {
  return find_by(report.design.inputs, path, &DesignInput::path);
}

std::string with_unit(Language language, double value, const std::string& unit) {
  return limit_text(language, value) + (unit.empty() ? "" : " " + written_value(unit, language));
}

/// Of an input that is no number: its levels stand beside each other in equal parts.
LimitBar bar_of_levels(const DesignInput& input, const FoundLimit& limit, Language language) {
  LimitBar bar;
  const auto place = [&](const std::string& level) {
    return static_cast<double>(std::ranges::find(input.levels, level) - input.levels.begin());
  };
  const auto count = static_cast<double>(input.levels.size());
  bar.from_share = place(limit.levels.front()) / count;
  bar.to_share = (place(limit.levels.back()) + 1) / count;
  bar.least = written_value(input.levels.front(), language);
  bar.most = written_value(input.levels.back(), language);
  for (const std::string& level : limit.levels) add_item(bar.text, ", ", written_value(level, language));
  return bar;
}

LimitBar bar_of(const AnalysisBook& book, const DesignInput& input, const FoundLimit& limit) {
  if (!limit.levels.empty()) return bar_of_levels(input, limit, book.language());
  const double width = input.high - input.low;
  const auto share = [&](double value) { return std::clamp((value - input.low) / width, 0.0, 1.0); };
  LimitBar bar;
  bar.least = with_unit(book.language(), input.low, "");
  bar.most = with_unit(book.language(), input.high, input.unit);
  if (limit.low) bar.from_share = share(*limit.low);
  if (limit.high) bar.to_share = share(*limit.high);
  const TextArguments ends{
      {"low", limit.low ? with_unit(book.language(), *limit.low, limit.high ? "" : limit.unit) : ""},
      {"high", limit.high ? with_unit(book.language(), *limit.high, limit.unit) : ""}};
  const bool is_between = limit.low && limit.high;
  bar.text = book.words(is_between  ? "chart.limit.between"
                        : limit.low ? "chart.limit.at_least"
                                    : "chart.limit.at_most",
                        ends);
  return bar;
}

/// "holds in 20 % of all runs ...": the shares of both halves.
TextArguments shares_of(const FoundScenario& scenario, Language language) {
  return {{"target", target_text(language, scenario.target)},
          {"share", percent_text(language, scenario.met_share)},
          {"density", percent_text(language, scenario.tested_on.density)},
          {"coverage", percent_text(language, scenario.tested_on.coverage)},
          {"chosen_density", percent_text(language, scenario.chosen_on.density)},
          {"chosen_coverage", percent_text(language, scenario.chosen_on.coverage)},
          {"points", scenario.points_used}};
}

ChartWords words_of(const AnalysisBook& book, const FoundScenario& scenario, const std::string& chart) {
  const TextArguments shares = shares_of(scenario, book.language());
  ChartWords words;
  words.name = book.own_name(chart + "-" + measure_name(scenario.target.outcome));
  words.measure = book.words("chart.measure." + chart, shares);
  words.title = words.measure;
  words.unit = book.words("chart.unit." + chart);
  words.kind = chart;
  words.subtitle = book.words("chart.subtitle." + chart, shares);
  return words;
}

/// Those that stand out from chance.
std::vector<FoundLimit> named_limits(const FoundScenario& scenario) {
  std::vector<FoundLimit> named;
  std::ranges::copy_if(scenario.limits, std::back_inserter(named), &FoundLimit::stands_out);
  return named;
}

void add_limits(AnalysisBook& book, const FoundScenario& scenario) {
  constexpr std::size_t width = 40;  // of a line, as the template breaks labels
  constexpr std::size_t line_height = 14;
  constexpr std::size_t least_step = 54;  // a bar, with the ends of its range below
  ChartWords words = words_of(book, scenario, "limits");
  const std::vector<FoundLimit> named = named_limits(scenario);
  std::vector<std::string> paths = mapped(named, &FoundLimit::input);
  const std::vector<std::string> titles = input_titles(paths, book.language());
  std::vector<std::string> rows;
  std::size_t step = least_step;
  for (std::size_t i = 0; i < named.size(); ++i) {
    const DesignInput* input = input_of(book.report(), paths[i]);
    if (input == nullptr) continue;
    const LimitBar bar = bar_of(book, *input, named[i]);
    const std::string word =
        book.words("chart.limits.p_value", {{"p", p_value_text(book.language(), named[i].quasi_p_value)}});
    JsonWriter json = begin_row(words.name);
    json.key("label").text(titles[i]).key("order").unsigned_integer(i);
    json.key("from_share").number(six_digits(bar.from_share)).key("to_share").number(six_digits(bar.to_share));
    json.key("least").text(bar.least).key("most").text(bar.most).key("text").text(bar.text).key("word").text(word);
    rows.push_back(json.end().json());
    add_item(words.points, "; ", titles[i] + ": " + bar.text + " (" + bar.least + "\u2013" + bar.most + "), " + word);
    step = std::max(step, (wrapped(titles[i], width).size() + 1) * line_height);
  }
  book.add(words, limits_chart_file, {{"step", std::to_string(step)}}, rows);
}

std::string measures_row(const std::string& name, const BoxMeasures& measures, std::string_view kind,
                         std::size_t order) {
  constexpr double percent = 100;
  JsonWriter json = begin_row(name);
  json.key("kind").text(kind).key("order").unsigned_integer(order);
  json.key("coverage").number(six_digits(percent * measures.coverage));
  return json.key("density").number(six_digits(percent * measures.density)).end().json();
}

void add_peeling(AnalysisBook& book, const FoundScenario& scenario) {
  if (!std::isfinite(scenario.tested_on.coverage) || !std::isfinite(scenario.tested_on.density)) return;
  ChartWords words = words_of(book, scenario, "peeling");
  words.points = book.words("chart.peeling.points", shares_of(scenario, book.language()));
  std::vector<std::string> rows;
  for (const BoxMeasures& step : scenario.peeling) {
    if (std::isfinite(step.density)) rows.push_back(measures_row(words.name, step, "step", rows.size()));
  }
  rows.push_back(measures_row(words.name, scenario.chosen_on, "chosen", rows.size()));
  rows.push_back(measures_row(words.name, scenario.tested_on, "tested", rows.size()));
  book.add(words, peeling_chart_file,
           {{"x_title", json_text(book.words("chart.peeling.coverage"))},
            {"y_title", json_text(book.words("chart.peeling.density"))}},
           rows);
}

}  // namespace

void add_scenario_charts(AnalysisBook& book, const FoundScenario& scenario) {
  if (named_limits(scenario).empty()) return;
  add_limits(book, scenario);
  add_peeling(book, scenario);
}

}  // namespace timbang
