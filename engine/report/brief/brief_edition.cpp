#include "report/brief/brief_edition.hpp"

#include <utility>

#include "report/brief/brief_numbers.hpp"
#include "report/brief/brief_page.hpp"
#include "report/charts/analysis/analysis_charts.hpp"
#include "report/charts/chart_export.hpp"
#include "report/charts/decision/decision_charts.hpp"

namespace timbang {

BriefEdition make_brief_edition(const BriefSource& source, Language language) {
  const std::string date = date_text(language, source.date);
  ChartBook charts =
      make_chart_book({source.summary, date, source.spread, arm_titles(source, language), source.drivers}, language);
  for (const AnalysisReport& report : source.analyses) {
    add_analysis_charts(charts, report, AnalysisCharts::for_a_brief, date, language);
  }
  if (source.decision) add_charts(charts, make_decision_charts(*source.decision, date, language));
  return {make_brief_page(source, language), std::move(charts), language};
}

}  // namespace timbang
