#pragma once

#include <string>

#include "report/charts/chart_book.hpp"
#include "results/decision/decision_report.hpp"

namespace timbang {

/// Where a brief shows the charts of a decision.
inline constexpr std::string_view section_of_decision = "decision";

/// The charts of a decision, as far as it has what they show: decision-plan (TKSK by kecamatan beside today's),
/// decision-tests (what was found of each plan), decision-agreement (in how much of the ensemble each holds),
/// decision-information (what to measure first), decision-flip (which plan wins where). `date` as the source line has
/// it.
[[nodiscard]] ChartBook make_decision_charts(const DecisionReport& report, const std::string& date, Language language);

/// Adds all charts and datasets of a book to another. Requires: no names in common.
void add_charts(ChartBook& book, ChartBook more);

}  // namespace timbang
