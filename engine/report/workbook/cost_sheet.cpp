#include <array>

#include "base/check.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/workbook/sheets.hpp"

namespace timbang {
namespace {

constexpr std::array<std::string_view, 3> payers{"cost.apbn", "cost.provinsi", "cost.apbd"};
constexpr std::uint16_t total_column = payers.size() + 1;

std::vector<std::string> cost_lines() {
  std::vector<std::string> lines{"cost.one_off"};
  for (const OutcomeDefinition& outcome : outcome_catalogue()) {
    if (outcome.name.substr(0, 10) == "cost.line.") lines.emplace_back(outcome.name);
  }
  return lines;
}

double mean_of(const WorkbookArm& arm, std::string_view outcome) {
  const auto index = find_outcome(outcome);
  TIMBANG_CHECK(index.has_value(), "a cost is an outcome");
  return estimate_at(arm, *index, 0, 0).mean;
}

void write_arm(XlsxSheet& sheet, const WorkbookArm& arm, std::uint32_t row, const std::vector<std::string>& lines) {
  sheet.text({row, 0}, arm.name);
  double sum = 0;
  for (std::size_t i = 0; i < payers.size(); ++i) {
    const double mean = mean_of(arm, payers[i]);
    sum += mean;
    sheet.number({row, static_cast<std::uint16_t>(i + 1)}, mean, {0});
  }
  const CellRange paid{{row, 1}, {row, static_cast<std::uint16_t>(payers.size())}};
  sheet.formula({row, total_column}, "=SUM(" + range_name(paid) + ")", sum, {0});
  for (std::size_t i = 0; i < lines.size(); ++i) {
    sheet.number({row, static_cast<std::uint16_t>(total_column + 1 + i)}, mean_of(arm, lines[i]), {0});
  }
}

void add_chart(XlsxSheet& sheet, const WorkbookContent& content, std::uint32_t heading, std::uint32_t last) {
  ChartPlan plan;
  plan.kind = ChartKind::stacked_column;
  plan.title = content.words("workbook.title.costs");
  set_unit(plan, content.language, OutcomeUnit::rupiah);
  plan.alternative_text = content.words("workbook.chart_of_costs");
  for (std::size_t i = 0; i < payers.size(); ++i) {
    const auto column = static_cast<std::uint16_t>(i + 1);
    plan.series.push_back({{heading, column},
                           {{heading + 1, 0}, {last, 0}},
                           {{heading + 1, column}, {last, column}},
                           look_of_arm(i + 1)});
  }
  sheet.chart({last + 2, 0}, plan);
}

}  // namespace

void write_cost_sheet(XlsxFile& file, const WorkbookContent& content) {
  XlsxSheet& sheet = file.add_sheet(content.words("workbook.sheet.costs"));
  const std::uint32_t heading = write_sheet_heading(sheet, content, content.words("workbook.title.costs"),
                                                    {content.words("workbook.note.costs")});
  const std::vector<std::string> lines = cost_lines();
  std::vector<std::string> headings{content.words("workbook.arm")};
  for (const std::string_view payer : payers) headings.push_back(content.words("outcome." + std::string(payer)));
  headings.push_back(content.words("outcome.cost.total"));
  for (const std::string& line : lines) headings.push_back(content.words("outcome." + line));
  write_headings(sheet, heading, headings);
  std::uint32_t row = heading;
  for (const WorkbookArm& arm : content.arms) write_arm(sheet, arm, ++row, lines);
  const auto last_column = static_cast<std::uint16_t>(headings.size() - 1);
  sheet.filter({{heading, 0}, {row, last_column}});
  sheet.freeze({heading + 1, 1});
  sheet.print({{0, 0}, {row + 22, last_column}}, heading);
  sheet.column_width(0, 0, 24);
  sheet.column_width(1, last_column, 18);
  add_chart(sheet, content, heading, row);
}

}  // namespace timbang
