#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/analysis_report.hpp"
#include "report/charts/chart_book.hpp"
#include "report/charts/chart_template.hpp"
#include "report/charts/chart_words.hpp"
#include "report/words/text_catalogue.hpp"
#include "text/json_writer.hpp"

namespace timbang {

/// One number of a dot chart, on the chart's scale.
struct DotRow {
  std::string label;
  std::string series = {};  ///< what the number is, where a label has several
  std::size_t place = 0;    ///< of it among them, 0 or 1
  IndexEstimate estimate = {};
  std::string text = {};
  bool is_apart = false;  ///< drawn in another colour and shape
  std::optional<double> by_chance = {};
};

struct DotChart {
  ChartWords words;  ///< `name` as wanted; `points` is made from the rows
  std::vector<DotRow> rows;
  std::string x_title;
  bool is_change = false;  ///< numbers carry their sign
  bool from_zero = true;   ///< whether the axis shows zero
};

/// Writes the charts of one analysis into a book, in one language.
class AnalysisBook {
 public:
  AnalysisBook(ChartBook& book, const AnalysisReport& report, const std::string& date, Language language);

  [[nodiscard]] const AnalysisReport& report() const { return *report_; }
  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] std::string words(const std::string& id, const TextArguments& arguments = {}) const;
  /// The name, or if the book has a chart of that name, one with a number behind it.
  [[nodiscard]] std::string own_name(const std::string& wanted) const;
  /// "The 12 largest of 70." where not all are shown; else empty.
  [[nodiscard]] std::string shown_words(std::size_t shown, std::size_t all) const;

  /// Adds a chart whose specification is a template with these values, and "filter" for its rows. Requires: a name as
  /// own_name gives it, the `measure` of all rows.
  void add(const ChartWords& words_of, std::string_view chart_file, TemplateValues values,
           const std::vector<std::string>& rows);
  void add_dots(DotChart chart);

 private:
  ChartBook* book_;
  const AnalysisReport* report_;
  Language language_;
  std::string source_line_;
};

/// Begins a row of a chart: an object with its `measure`.
[[nodiscard]] JsonWriter begin_row(const std::string& chart_name);
/// Adds `value` under the key, and the interval's ends under the others; no ends without an interval.
void add_estimate(JsonWriter& row, const IndexEstimate& estimate, std::string_view value, std::string_view low,
                  std::string_view high);

/// An estimate on a scale.
[[nodiscard]] IndexEstimate scaled(const IndexEstimate& estimate, double divisor);

// What each part of an analysis adds.
void add_sensitivity_chart(AnalysisBook& book, const SensitivityTable& table);
void add_screening_plane(AnalysisBook& book, const SensitivityTable& table);
void add_scenario_charts(AnalysisBook& book, const FoundScenario& scenario);
void add_regret_chart(AnalysisBook& book, const OptionsAtStake& stake);
void add_information_chart(AnalysisBook& book, const OptionsAtStake& stake);

}  // namespace timbang
