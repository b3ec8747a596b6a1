#include "report/charts/chart_words.hpp"

#include "report/charts/chart_template.hpp"

namespace timbang {

Chart make_chart(const ChartWords& words, const std::string& source, const std::string& view, const ChartBook& book,
                 Language language) {
  Chart chart;
  chart.name = words.name;
  chart.title = words.title;
  chart.measure = words.measure;
  chart.subtitle = words.subtitle;
  chart.alternative_text = text(language, "chart.alternative",
                                {{"kind", text(language, "chart.alternative." + words.kind)},
                                 {"measure", words.measure},
                                 {"unit", words.unit},
                                 {"points", words.points}});
  chart.source = source;
  chart.specification = specification_of(view, book.parameters, language);
  chart.view = view;
  return chart;
}

}  // namespace timbang
