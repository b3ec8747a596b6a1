#include "report/charts/analysis/analysis_words.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/charts/chart_rows.hpp"
#include "report/words/calibration_cells.hpp"
#include "report/words/number_format.hpp"
#include "report/words/parameter_words.hpp"
#include "text/joined_text.hpp"

namespace timbang {
namespace {

/// The parts of a text between separators.
std::vector<std::string> parts_of(const std::string& text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == std::string::npos) return parts;
    begin = end + separator.size();
  }
}

template <typename Title>
std::string joined_titles(const std::string& input, Language language, const Title& title) {
  std::string result;
  for (const std::string& path : parts_of(input, " + ")) {
    add_item(result, " + ", title(path, language));
  }
  return result;
}

/// Sizes that an interval leaves open.
struct SizeRange {
  double low = 0;
  double high = 0;
};

SizeRange size_range(const IndexEstimate& estimate) {
  const double size = std::fabs(estimate.value);
  if (!estimate.range) return {size, size};
  const double low = std::fabs(estimate.range->low);
  const double high = std::fabs(estimate.range->high);
  return {estimate.range->contains(0) ? 0 : std::min(low, high), std::max(low, high)};
}

}  // namespace

std::string measure_title(std::size_t outcome, Language language) {
  const ChartMeasure* own = measure_of(outcome);
  if (own != nullptr) return text(language, "chart.measure." + std::string(own->name));
  return outcome_label(language, outcome_catalogue()[outcome].name);
}

std::string table_title(const SensitivityTable& table, Language language) {
  std::string measure = measure_title(table.outcome, language);
  if (table.option.empty()) return measure;
  return text(language, "chart.analysis.with",
              {{"measure", measure}, {"option", option_title(table.option, language)}});
}

std::string measure_name(std::size_t outcome) {
  const ChartMeasure* own = measure_of(outcome);
  if (own != nullptr) return std::string(own->name);
  std::string name(outcome_catalogue()[outcome].name);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '.' || c == '_'; }, '-');
  return name;
}

std::string input_title(const std::string& input, Language language) {
  return joined_titles(input, language, parameter_title);
}

std::vector<std::string> input_titles(const std::vector<std::string>& inputs, Language language) {
  std::vector<std::string> titles;
  for (const std::string& input : inputs) titles.push_back(joined_titles(input, language, short_parameter_title));
  const std::multiset<std::string> short_ones(titles.begin(), titles.end());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (short_ones.count(titles[i]) > 1) titles[i] = input_title(inputs[i], language);
  }
  const std::multiset<std::string> full_ones(titles.begin(), titles.end());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (full_ones.count(titles[i]) > 1) titles[i] += " (" + inputs[i] + ")";
  }
  return titles;
}

std::string option_title(const std::string& option, Language language) {
  std::string result;
  for (const std::string& setting : parts_of(option, ", ")) {
    const std::size_t sign = setting.find('=');
    const std::string title =
        sign == std::string::npos
            ? setting
            : setting_title(setting.substr(0, sign), written_value(setting.substr(sign + 1), language), language);
    add_item(result, "; ", title);
  }
  return result;
}

std::string criterion_title(const OptionsAtStake& stake, Language language) {
  if (stake.criterion == Criterion::outcome) return measure_title(stake.outcome, language);
  if (stake.is_by_value_set()) return text(language, "chart.criterion.values", {{"values", stake.valuation.name}});
  return text(language, stake.criterion == Criterion::target ? "chart.criterion.target" : "chart.criterion.worth");
}

std::string values_sentence(const OptionsAtStake& stake, Language language) {
  std::string terms;
  for (const OutcomeValue& each : stake.valuation.outcomes) {
    const int decimals = each.rupiah == std::floor(each.rupiah) ? 0 : 2;
    add_item(terms, "; ",
             text(language, "chart.worth",
                  {{"measure", measure_title(each.outcome, language)},
                   {"rupiah", number_text(language, each.rupiah, decimals)}}));
  }
  if (!stake.is_by_value_set()) return text(language, "chart.subtitle.worth", {{"worth", terms}});
  return text(language, "chart.subtitle.values", {{"worth", terms}, {"values", stake.valuation.name}});
}

std::vector<std::size_t> by_size(const std::vector<IndexEstimate>& estimates) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < estimates.size(); ++i) {
    if (std::isfinite(estimates[i].value)) order.push_back(i);
  }
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return std::fabs(estimates[a].value) > std::fabs(estimates[b].value);
  });
  return order;
}

std::optional<std::size_t> foremost(const std::vector<IndexEstimate>& estimates) {
  const std::vector<std::size_t> order = by_size(estimates);
  if (order.size() < 2 || !estimates[order.front()].range) return std::nullopt;
  const double least = size_range(estimates[order.front()]).low;
  const bool is_above = std::all_of(order.begin() + 1, order.end(),
                                    [&](std::size_t other) { return size_range(estimates[other]).high < least; });
  return is_above ? std::optional<std::size_t>(order.front()) : std::nullopt;
}

}  // namespace timbang
