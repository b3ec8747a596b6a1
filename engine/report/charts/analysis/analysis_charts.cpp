#include "report/charts/analysis/analysis_charts.hpp"

#include "report/charts/analysis/analysis_book.hpp"
#include "report/charts/chart_rows.hpp"
#include "report/charts/chart_template.hpp"

namespace timbang {
namespace {

using Method = SensitivityMethod;

}  // namespace

bool is_for_a_brief(const AnalysisReport& report, const SensitivityTable& table) {
  const bool has_own_place = table.method == Method::single_changes || table.method == Method::emulator;
  return !has_own_place && measure_of(table.outcome) != nullptr && table.option == report.tables.front().option;
}

void add_analysis_charts(ChartBook& book, const AnalysisReport& report, AnalysisCharts which, const std::string& date,
                         Language language) {
  const bool is_for_all = which == AnalysisCharts::all;
  AnalysisBook own(book, report, date, language);
  for (const SensitivityTable& table : report.tables) {
    if (!is_for_all && !is_for_a_brief(report, table)) continue;
    if (table.method == Method::elementary_effects) {
      add_screening_plane(own, table);
    } else {
      add_sensitivity_chart(own, table);
    }
  }
  if (report.scenario) add_scenario_charts(own, *report.scenario);
  for (const OptionsAtStake& stake : report.stakes) {
    if (!is_for_all && stake.criterion == Criterion::outcome && measure_of(stake.outcome) == nullptr) continue;
    if (is_for_all) add_regret_chart(own, stake);
    add_information_chart(own, stake);
  }
}

ChartBook make_analysis_book(const AnalysisReport& report, const std::string& date, Language language) {
  ChartBook book;
  book.parameters = parameters_json({});
  add_analysis_charts(book, report, AnalysisCharts::all, date, language);
  return book;
}

}  // namespace timbang
