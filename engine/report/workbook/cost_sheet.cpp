#include <array>

#include "base/programme.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/words/outcome_words.hpp"
#include "report/workbook/sheets.hpp"

namespace timbang {
namespace {

constexpr std::array payers{outcome::cost_apbn, outcome::cost_provinsi, outcome::cost_apbd};
constexpr std::uint16_t total_column = payers.size() + 1;

constexpr std::array lines{
    outcome::cost_one_off,        outcome::cost_line_tali_asih,   outcome::cost_line_provincial_top_up,
    outcome::cost_line_top_up,    outcome::cost_line_transport,   outcome::cost_line_phone,
    outcome::cost_line_insurance, outcome::cost_line_supervision, outcome::cost_line_first_line,
    outcome::cost_line_training};
static_assert(lines.size() == cost_line_count + 1, "every line of costs has a column");

double mean_of(const WorkbookArm& arm, std::size_t outcome) {
  return estimate_at(arm, outcome, 0, 0).mean;
}

void write_arm(XlsxSheet& sheet, const WorkbookArm& arm, std::uint32_t row) {
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
  std::vector<std::string> headings{content.words("workbook.arm")};
  for (const std::size_t payer : payers) headings.push_back(outcome_title(content.language, payer));
  headings.push_back(outcome_title(content.language, outcome::cost_total));
  for (const std::size_t line : lines) headings.push_back(outcome_title(content.language, line));
  write_headings(sheet, heading, headings);
  std::uint32_t row = heading;
  for (const WorkbookArm& arm : content.arms) write_arm(sheet, arm, ++row);
  const auto last_column = static_cast<std::uint16_t>(headings.size() - 1);
  sheet.finish_table({{heading, 0}, {row, last_column}}, 1, {{0, 0, 24}, {1, last_column, 18}}, 22);
  add_chart(sheet, content, heading, row);
}

}  // namespace timbang
