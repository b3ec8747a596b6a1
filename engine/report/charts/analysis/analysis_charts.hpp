#pragma once

#include <string>

#include "analysis/analysis_report.hpp"
#include "report/charts/chart_book.hpp"
#include "report/words/text_catalogue.hpp"

namespace timbang {

/// How many inputs a chart of an analysis shows; the others matter less to it, and it says how many there are.
inline constexpr std::size_t most_inputs = 12;
/// How many numbers are named as worth measuring.
inline constexpr std::size_t most_measured = 8;

/// Which charts of an analysis a book takes.
enum class AnalysisCharts : std::uint8_t {
  all,
  for_a_brief  ///< the tables that is_for_a_brief, and what to measure first
};

/// Whether a brief speaks of a table: of an outcome that charts draw, by a method other than single changes, of which
/// it has tornados, or an emulator; of a crossed design's options only the first.
[[nodiscard]] bool is_for_a_brief(const AnalysisReport& report, const SensitivityTable& table);

/// Adds to a book what charts tell of an analysis: how much each input matters to each outcome (dots with intervals; of
/// Morris's screening a plane), where a target is met (the limits, and how they were found), what the options of a
/// choice risk and which number is worth measuring first. What the analysis does not have, or has no number of, gives
/// no chart. Titles are findings only where intervals lie apart. Names differ from those that the book has.
/// `date`: as the source line writes it. All rows are of the whole city, in the dataset "analysis".
void add_analysis_charts(ChartBook& book, const AnalysisReport& report, AnalysisCharts which, const std::string& date,
                         Language language);

/// The charts of an analysis alone.
[[nodiscard]] ChartBook make_analysis_book(const AnalysisReport& report, const std::string& date, Language language);

}  // namespace timbang
