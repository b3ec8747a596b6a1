#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/words/number_format.hpp"
#include "report/workbook/sheets.hpp"

namespace timbang {
namespace {

std::string effect_text(const WorkbookContent& content, const DifferenceCell& cell) {
  if (!cell.is_effect) return {};
  return content.words(*cell.is_effect ? "workbook.effect"
                       : cell.is_small ? "workbook.small_effect"
                                       : "workbook.no_effect");
}

void write_row(XlsxSheet& sheet, const WorkbookContent& content, std::uint32_t row, const ArmDifference& difference,
               const DifferenceCell& cell) {
  const OutcomeDefinition& outcome = outcome_catalogue()[cell.outcome];
  const Estimate& estimate = cell.paired.difference;
  CellNumber look = look_of(content.language, cell.outcome, estimate);
  look.is_change = true;
  sheet.text({row, 0}, difference.arm);
  sheet.text({row, 1}, difference.against);
  sheet.text({row, 2}, content.words("outcome." + std::string(outcome.name)));
  const NumberScale full_size{1, 0, unit_words(content.language, outcome.unit)};
  sheet.text({row, 3}, scale_of_differences(content.language, outcome.unit, full_size).unit);
  sheet.number({row, 4}, estimate.mean, look);
  if (estimate.low) sheet.number({row, 5}, *estimate.low, look);
  if (estimate.high) sheet.number({row, 6}, *estimate.high, look);
  sheet.text({row, 7}, effect_text(content, cell));
  if (cell.agreement) sheet.number({row, 8}, 100 * *cell.agreement, {0});
  if (cell.paired.variance_reduction) sheet.number({row, 9}, *cell.paired.variance_reduction, {1});
}

}  // namespace

void write_differences_sheet(XlsxFile& file, const WorkbookContent& content) {
  XlsxSheet& sheet = file.add_sheet(content.words("workbook.sheet.differences"));
  const std::uint32_t heading = write_sheet_heading(sheet, content, content.words("workbook.title.differences"),
                                                    {content.words("workbook.note.differences")});
  write_headings(sheet, heading,
                 headings_of(content, {"arm", "against", "outcome", "unit", "mean", "low", "high", "is_effect",
                                       "agreement", "variance_reduction"}));
  std::uint32_t row = heading;
  for (const Summary& summary : content.summaries) {
    for (const auto* group : {&summary.differences, &summary.steps}) {
      for (const ArmDifference& difference : *group) {
        for (const DifferenceCell& cell : difference.outcomes) {
          if (cell.where == 0 && cell.month == 0) write_row(sheet, content, ++row, difference, cell);
        }
      }
    }
  }
  sheet.finish_table({{heading, 0}, {row, 9}}, 4, {{0, 1, 24}, {2, 2, 46}, {3, 3, 11}, {4, 9, 17}});
}

}  // namespace timbang
