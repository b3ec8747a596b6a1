#include <array>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/words/assumptions.hpp"
#include "report/words/headline.hpp"
#include "report/words/number_format.hpp"
#include "report/words/outcome_words.hpp"
#include "report/workbook/sheets.hpp"

namespace timbang {
namespace {

constexpr std::uint16_t first_arm_column = 4;
constexpr std::array charted{outcome::delivery_returned_to_treasury, outcome::complaints_within_service_level,
                             outcome::tksk_workload};

std::uint16_t column_of_arm(std::size_t arm) {
  return static_cast<std::uint16_t>(first_arm_column + 3 * arm);
}

void write_estimate(XlsxSheet& sheet, CellPlace at, const Estimate& estimate, CellNumber look) {
  const auto column = [&](std::uint16_t beside) {
    return CellPlace{at.row, static_cast<std::uint16_t>(at.column + beside)};
  };
  sheet.number(column(0), estimate.mean, look);
  if (estimate.low) sheet.number(column(1), *estimate.low, look);
  if (estimate.high) sheet.number(column(2), *estimate.high, look);
}

void write_headline(XlsxSheet& sheet, const WorkbookContent& content, std::uint32_t row, const Headline& headline) {
  const std::size_t outcome = headline.outcome;
  const bool is_assumed = !content.arms.empty() && content.arms.front().scenario != nullptr &&
                          rests_on_assumption(*content.arms.front().scenario, headline);
  sheet.text({row, 0}, content.words(headline.section), CellStyle::plain);
  sheet.text({row, 1}, outcome_title(content.language, headline.outcome), CellStyle::wrapped);
  sheet.text({row, 2}, unit_words(content.language, outcome_catalogue()[outcome].unit));
  sheet.text({row, 3}, is_assumed ? "A" : "");
  for (std::size_t arm = 0; arm < content.arms.size(); ++arm) {
    const Estimate estimate = estimate_at(content.arms[arm], outcome, 0, 0);
    write_estimate(sheet, {row, column_of_arm(arm)}, estimate, look_of(content.language, outcome, estimate));
  }
}

/// Arms below each other, as charts want them: an outcome's mean and interval in three columns.
std::uint32_t write_chart_data(XlsxSheet& sheet, const WorkbookContent& content, std::uint32_t row) {
  sheet.text({row, 0}, content.words("workbook.chart_data"), CellStyle::strong);
  std::vector<std::string> headings{content.words("workbook.arm"), "", "", ""};
  for (const std::size_t outcome : charted) {
    headings.push_back(outcome_title(content.language, outcome));
    headings.push_back(content.words("workbook.low"));
    headings.push_back(content.words("workbook.high"));
  }
  write_headings(sheet, ++row, headings);
  for (std::size_t arm = 0; arm < content.arms.size(); ++arm) {
    const auto here = static_cast<std::uint32_t>(row + 1 + arm);
    sheet.text({here, 0}, content.arms[arm].name);
    for (std::size_t i = 0; i < charted.size(); ++i) {
      const std::size_t outcome = charted[i];
      const Estimate estimate = estimate_at(content.arms[arm], outcome, 0, 0);
      write_estimate(sheet, {here, column_of_arm(i)}, estimate, look_of(content.language, outcome, estimate));
    }
  }
  return row;
}

void add_chart(XlsxSheet& sheet, const WorkbookContent& content, std::uint32_t heading, std::size_t which,
               CellPlace at) {
  const auto first = heading + 1;
  const auto last = static_cast<std::uint32_t>(heading + content.arms.size());
  const std::uint16_t column = column_of_arm(which);
  const std::string label = outcome_title(content.language, charted[which]);
  ChartPlan plan;
  plan.kind = ChartKind::line;
  plan.title = label;
  set_unit(plan, content.language, outcome_at(charted[which]).unit);
  plan.alternative_text = content.words("workbook.chart_of_arms", {{"outcome", label}});
  for (std::uint16_t beside = 0; beside < 3; ++beside) {
    const auto here = static_cast<std::uint16_t>(column + beside);
    plan.series.push_back({{heading, here},
                           {{first, 0}, {last, 0}},
                           {{first, here}, {last, here}},
                           beside == 0 ? SeriesLook::first : SeriesLook::bound});
  }
  sheet.chart(at, plan);
}

}  // namespace

void write_summary_sheet(XlsxFile& file, const WorkbookContent& content) {
  XlsxSheet& sheet = file.add_sheet(content.words("workbook.sheet.summary"));
  const std::uint32_t heading = write_sheet_heading(sheet, content, content.words("workbook.title.summary"),
                                                    {content.words("workbook.note.assumed")});
  std::vector<std::string> headings = headings_of(content, {"section", "outcome", "unit", "assumed"});
  for (const WorkbookArm& arm : content.arms) {
    headings.push_back(arm.name);
    headings.push_back(content.words("workbook.low"));
    headings.push_back(content.words("workbook.high"));
  }
  write_headings(sheet, heading, headings);
  std::uint32_t row = heading;
  for (const Headline& headline : headlines()) write_headline(sheet, content, ++row, headline);
  const auto last_column = static_cast<std::uint16_t>(headings.size() - 1);
  const std::uint32_t data = write_chart_data(sheet, content, row + 2);
  const auto charts = static_cast<std::uint32_t>(data + content.arms.size() + 2);
  constexpr std::uint32_t chart_rows = 19;
  for (std::size_t i = 0; i < charted.size(); ++i) {
    add_chart(sheet, content, data, i, {static_cast<std::uint32_t>(charts + i * chart_rows), 1});
  }
  const auto last_printed = static_cast<std::uint32_t>(charts + charted.size() * chart_rows);
  sheet.finish_table({{heading, 0}, {row, last_column}}, 2,
                     {{0, 0, 24}, {1, 1, 46}, {2, 3, 11}, {first_arm_column, last_column, 17}}, last_printed - row);
}

}  // namespace timbang
