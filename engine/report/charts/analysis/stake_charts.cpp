#include <algorithm>
#include <vector>

#include "report/charts/analysis/analysis_book.hpp"
#include "report/charts/analysis/analysis_charts.hpp"
#include "report/charts/analysis/analysis_words.hpp"
#include "report/words/analysis_cells.hpp"

namespace timbang {
namespace {

/// A value set's name in names of files: small letters, digits and hyphens.
std::string in_file_name(const std::string& name) {
  std::string result;
  for (const char c : name) {
    const bool is_capital = c >= 'A' && c <= 'Z';
    const bool is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_capital) result += static_cast<char>(c - 'A' + 'a');
    if (is_kept) result += c;
    if (!is_capital && !is_kept && !result.empty() && result.back() != '-') result += '-';
  }
  return result;
}

std::string name_of(const OptionsAtStake& stake, const std::string& chart) {
  if (stake.criterion == Criterion::outcome) return chart + "-" + measure_name(stake.outcome);
  if (stake.is_by_value_set()) return chart + "-by-" + in_file_name(stake.valuation.name);
  return chart + (stake.criterion == Criterion::target ? "-target" : "-worth");
}

ChartWords words_of(const AnalysisBook& book, const OptionsAtStake& stake, const std::string& chart) {
  ChartWords words;
  words.name = name_of(stake, chart);
  words.measure = book.words("chart.measure." + chart, {{"criterion", criterion_title(stake, book.language())}});
  words.title = words.measure;
  const std::string unit = stake_scale(book.language(), stake).unit;
  words.unit = book.words("chart.unit." + chart, {{"unit", unit}});
  words.kind = "dots";
  words.subtitle = book.words("chart.subtitle." + chart, {{"draws", stake.draws_used}});
  if (stake.criterion == Criterion::value) words.subtitle += " " + values_sentence(stake, book.language());
  return words;
}

/// The number to measure first where its worth stands apart, that none stands out where none does, else the measure.
std::string information_title(const AnalysisBook& book, const OptionsAtStake& stake, const std::string& measure) {
  std::vector<IndexEstimate> values;
  for (const InputInformation& input : stake.inputs) values.push_back(input.information.value);
  const std::string criterion = criterion_title(stake, book.language());
  if (std::ranges::none_of(stake.inputs, [](const InputInformation& input) { return input.exceeds_chance(); })) {
    return book.words("chart.finding.information.none", {{"criterion", criterion}});
  }
  const std::optional<std::size_t> first = foremost(values);
  if (!first || !stake.inputs[*first].exceeds_chance()) return measure;
  return book.words(
      "chart.finding.information",
      {{"criterion", criterion}, {"input", input_titles({stake.inputs[*first].input}, book.language()).front()}});
}

}  // namespace

void add_regret_chart(AnalysisBook& book, const OptionsAtStake& stake) {
  const NumberScale scale = stake_scale(book.language(), stake);
  DotChart chart;
  chart.words = words_of(book, stake, "regret");
  chart.x_title = chart.words.unit;
  for (const JudgedOption& option : stake.options) {
    DotRow row;
    row.label = option_title(option.name, book.language());
    row.estimate = scaled(option.regret, scale.divisor);
    row.text = book.words("chart.regret.text", {{"regret", estimate_text(book.language(), scale, option.regret)},
                                                {"share", percent_text(book.language(), option.agreement.value)}});
    chart.rows.push_back(std::move(row));
  }
  book.add_dots(std::move(chart));
}

void add_information_chart(AnalysisBook& book, const OptionsAtStake& stake) {
  if (stake.inputs.empty() || stake.perfect_information == 0) return;
  const NumberScale scale = stake_scale(book.language(), stake);
  const std::size_t shown = std::min(most_measured, stake.inputs.size());
  std::vector<std::string> inputs;
  for (std::size_t i = 0; i < shown; ++i) inputs.push_back(stake.inputs[i].input);
  const std::vector<std::string> titles = input_titles(inputs, book.language());
  DotChart chart;
  chart.words = words_of(book, stake, "information");
  chart.words.title = information_title(book, stake, chart.words.measure);
  chart.words.subtitle += book.shown_words(shown, stake.inputs.size());
  chart.x_title = chart.words.unit;
  for (std::size_t i = 0; i < shown; ++i) {
    const PartialInformation& information = stake.inputs[i].information;
    DotRow row;
    row.label = titles[i];
    row.estimate = scaled(information.value, scale.divisor);
    row.text = estimate_text(book.language(), scale, information.value);
    row.is_apart = !stake.inputs[i].exceeds_chance();
    row.by_chance = stake.largest_by_chance / scale.divisor;
    chart.rows.push_back(std::move(row));
  }
  book.add_dots(std::move(chart));
}

}  // namespace timbang
