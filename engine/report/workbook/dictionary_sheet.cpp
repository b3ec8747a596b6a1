#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/words/number_format.hpp"
#include "report/words/outcome_words.hpp"
#include "report/workbook/sheets.hpp"

namespace timbang {
namespace {

void write_row(XlsxSheet& sheet, const WorkbookContent& content, std::uint32_t row, const OutcomeDefinition& outcome) {
  const std::string name(outcome.name);
  const EffectRule rule = outcome.effect;
  sheet.text({row, 0}, name);
  sheet.text({row, 1}, content.words("outcome." + name), CellStyle::wrapped);
  sheet.text({row, 2}, unit_words(content.language, outcome.unit));
  sheet.text({row, 3}, content.words("definition." + name), CellStyle::wrapped);
  sheet.text({row, 4}, pooling_text(content.language, outcome.pooling), CellStyle::wrapped);
  sheet.text({row, 5}, better_text(content.language, rule.better));
  if (rule.absolute > 0) sheet.number({row, 6}, rule.absolute, {2});
  constexpr double percent = 100;
  if (rule.relative > 0) sheet.number({row, 7}, percent * rule.relative, {1});
}

}  // namespace

void write_dictionary_sheet(XlsxFile& file, const WorkbookContent& content) {
  XlsxSheet& sheet = file.add_sheet(content.words("workbook.sheet.dictionary"));
  const std::uint32_t heading = write_sheet_heading(sheet, content, content.words("workbook.title.dictionary"));
  write_headings(sheet, heading,
                 headings_of(content, {"name", "outcome", "unit", "definition", "over_months", "better",
                                       "smallest_effect", "smallest_share"}));
  std::uint32_t row = heading;
  for (const OutcomeDefinition& outcome : outcome_catalogue()) write_row(sheet, content, ++row, outcome);
  sheet.finish_table({{heading, 0}, {row, 7}}, 1, {{0, 1, 40}, {2, 2, 11}, {3, 3, 80}, {4, 7, 18}});
}

}  // namespace timbang
