#include "report/workbook/matrix_sheet.hpp"

#include <algorithm>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/words/number_format.hpp"
#include "report/words/outcome_words.hpp"

namespace timbang {
namespace {

constexpr std::uint16_t first_column = 4;
constexpr std::uint32_t rows_of_arm = 3;
constexpr std::uint32_t chart_rows = 19;
constexpr std::size_t most_charted_arms = 4;

/// Where the rows of an arm begin.
struct MatrixRows {
  std::uint32_t heading = 0;
  std::size_t arms = 0;

  [[nodiscard]] std::uint32_t mean(std::size_t outcome, std::size_t arm) const {
    return static_cast<std::uint32_t>(heading + 1 + rows_of_arm * (outcome * arms + arm));
  }
};

void write_arm(XlsxSheet& sheet, const WorkbookContent& content, const MatrixPlan& plan, const MatrixRows& rows,
               std::size_t outcome, std::size_t arm) {
  const OutcomeDefinition& definition = outcome_catalogue()[outcome];
  const std::uint32_t row = rows.mean(outcome, arm);
  constexpr std::array<std::string_view, rows_of_arm> statistics{"workbook.mean", "workbook.low", "workbook.high"};
  for (std::uint32_t i = 0; i < rows_of_arm; ++i) {
    sheet.text({row + i, 0}, outcome_title(content.language, outcome));
    sheet.text({row + i, 1}, unit_words(content.language, definition.unit));
    sheet.text({row + i, 2}, content.arms[arm].name);
    sheet.text({row + i, 3}, content.words(statistics[i]));
  }
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    const auto column = static_cast<std::uint16_t>(first_column + i);
    const Estimate estimate = plan.estimate(content.arms[arm], outcome, i);
    const CellNumber look = look_of(content.language, outcome, estimate);
    sheet.number({row, column}, estimate.mean, look);
    if (estimate.low) sheet.number({row + 1, column}, *estimate.low, look);
    if (estimate.high) sheet.number({row + 2, column}, *estimate.high, look);
  }
}

void add_chart(XlsxSheet& sheet, const WorkbookContent& content, const MatrixPlan& plan, const MatrixRows& rows,
               std::size_t outcome, CellPlace at) {
  const auto from = static_cast<std::uint16_t>(first_column + plan.charted_from);
  const auto to = static_cast<std::uint16_t>(first_column + plan.columns.size() - 1);
  ChartPlan chart;
  chart.kind = plan.chart;
  chart.title = outcome_title(content.language, outcome);
  set_unit(chart, content.language, outcome_at(outcome).unit);
  chart.alternative_text = content.words("workbook.chart_of_means", {{"outcome", chart.title}});
  for (std::size_t arm = 0; arm < std::min(content.arms.size(), most_charted_arms); ++arm) {
    const std::uint32_t row = rows.mean(outcome, arm);
    chart.series.push_back(
        {{row, 2}, {{rows.heading, from}, {rows.heading, to}}, {{row, from}, {row, to}}, look_of_arm(arm)});
  }
  sheet.chart(at, chart);
}

}  // namespace

void write_matrix_sheet(XlsxFile& file, const WorkbookContent& content, const MatrixPlan& plan) {
  XlsxSheet& sheet = file.add_sheet(plan.sheet);
  const MatrixRows rows{write_sheet_heading(sheet, content, plan.title, plan.notes), content.arms.size()};
  std::vector<std::string> headings = headings_of(content, {"outcome", "unit", "arm", "statistic"});
  headings.insert(headings.end(), plan.columns.begin(), plan.columns.end());
  write_headings(sheet, rows.heading, headings);
  for (std::size_t outcome = 0; outcome < outcome_catalogue().size(); ++outcome) {
    for (std::size_t arm = 0; arm < content.arms.size(); ++arm) {
      write_arm(sheet, content, plan, rows, outcome, arm);
    }
  }
  const auto last_column = static_cast<std::uint16_t>(headings.size() - 1);
  const std::uint32_t last_row = rows.mean(outcome_catalogue().size(), 0) - 1;
  sheet.finish_table({{rows.heading, 0}, {last_row, last_column}}, first_column,
                     {{0, 0, 46}, {1, 1, 11}, {2, 2, 24}, {3, 3, 13}, {first_column, last_column, 15}});
  for (std::size_t i = 0; i < plan.charted.size(); ++i) {
    add_chart(sheet, content, plan, rows, plan.charted[i],
              {static_cast<std::uint32_t>(rows.heading + i * chart_rows), static_cast<std::uint16_t>(last_column + 2)});
  }
}

}  // namespace timbang
