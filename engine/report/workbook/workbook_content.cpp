#include "report/workbook/workbook_content.hpp"

#include <algorithm>
#include <cmath>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/words/difference_text.hpp"
#include "report/words/number_format.hpp"

namespace timbang {
namespace {

std::string origin_text(const WorkbookContent& content, const Summary& summary) {
  const std::size_t first = std::min<std::size_t>(1, summary.months.size() - 1);
  return content.words("workbook.origin",
                       {{"scenario", summary.scenario_name},
                        {"hash", summary.scenario_sha256.substr(0, 8)},
                        {"seed", summary.seed},
                        {"replications", count_text(content.language, "count.replications", summary.replications)},
                        {"first", month_text(content, summary.months[first])},
                        {"last", month_text(content, summary.months.back())}});
}

/// The text on lines of about that many characters, broken at blanks.
std::vector<std::string> lines_of(std::string_view note, std::size_t width) {
  std::vector<std::string> lines;
  while (note.size() > width && note.find(' ', width) != std::string_view::npos) {
    const std::size_t end = note.find(' ', width);
    lines.emplace_back(note.substr(0, end));
    note.remove_prefix(end + 1);
  }
  lines.emplace_back(note);
  return lines;
}

}  // namespace

Estimate estimate_at(const WorkbookArm& arm, std::size_t outcome, std::size_t where, std::size_t month) {
  const std::vector<SummaryCell>& cells = arm.arm->outcomes;
  const auto is_it = [&](const SummaryCell& cell) {
    return cell.outcome == outcome && cell.where == where && cell.month == month;
  };
  const std::size_t expected = (outcome * arm.summary->wheres.size() + where) * arm.summary->months.size() + month;
  if (expected < cells.size() && is_it(cells[expected])) return cells[expected].estimate;
  const auto found = std::ranges::find_if(cells, is_it);
  return found == cells.end() ? undefined_estimate() : found->estimate;
}

CellNumber look_of(Language language, std::size_t outcome, const Estimate& estimate) {
  const OutcomeUnit unit = outcome_catalogue()[outcome].unit;
  if (unit == OutcomeUnit::rupiah) return {0};
  const double half_width = estimate.low && estimate.high ? (*estimate.high - *estimate.low) / 2 : 0;
  return {number_scale(language, unit, std::fabs(estimate.mean), half_width).decimals};
}

std::string where_text(const WorkbookContent& content, const std::string& where) {
  return where == "city" ? content.words("workbook.city") : where;
}

std::string month_text(const WorkbookContent& content, const std::string& month) {
  if (month == "all") return content.words("workbook.all_months");
  return content.words("month." + month.substr(5)) + " " + month.substr(0, 4);
}

std::uint32_t write_sheet_heading(XlsxSheet& sheet, const WorkbookContent& content, const std::string& title,
                                  const std::vector<std::string>& notes) {
  std::uint32_t row = 0;
  sheet.text({row++, 0}, title, CellStyle::title);
  for (const Summary& summary : content.summaries) {
    sheet.text({row++, 0}, origin_text(content, summary), CellStyle::note);
    sheet.text({row++, 0}, covered_text(summary, content.language), CellStyle::note);
  }
  constexpr std::size_t line_width = 110;
  for (const std::string& note : notes) {
    for (const std::string& line : lines_of(note, line_width)) sheet.text({row++, 0}, line, CellStyle::note);
  }
  return row + 1;
}

void write_headings(XlsxSheet& sheet, std::uint32_t row, const std::vector<std::string>& headings) {
  constexpr double three_lines = 48;
  sheet.row_height(row, three_lines);
  for (std::size_t column = 0; column < headings.size(); ++column) {
    sheet.text({row, static_cast<std::uint16_t>(column)}, headings[column], CellStyle::heading);
  }
}

std::vector<std::string> headings_of(const WorkbookContent& content, const std::vector<std::string>& names) {
  std::vector<std::string> headings;
  for (const std::string& name : names) headings.push_back(content.words("workbook." + name));
  return headings;
}

void set_unit(ChartPlan& plan, Language language, OutcomeUnit unit) {
  const bool is_money = unit == OutcomeUnit::rupiah;
  plan.unit = is_money ? text(language, "unit.rupiah_million") : unit_words(language, unit);
  plan.number_format = is_money ? "#,##0,," : "General";
}

SeriesLook look_of_arm(std::size_t arm) {
  return static_cast<SeriesLook>(arm % 4);
}

}  // namespace timbang
