#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "base/ranges.hpp"
#include "report/words/assumptions.hpp"
#include "report/workbook/sheets.hpp"

namespace timbang {
namespace {

/// The meaning of the longest parameter that the path is or begins with.
std::string meaning_of(std::string path, Language language) {
  for (;;) {
    const std::string id = "parameter." + path;
    if (has_text(language, id)) return text(language, id);
    const std::size_t dot = path.rfind('.');
    if (dot == std::string::npos) return {};
    path.resize(dot);
  }
}

/// Observed counts of people and families from 1 to 4 could point at somebody.
bool is_small_observed_cell(const ParameterSource& source) {
  constexpr std::array<std::string_view, 3> observed{"documented", "secondary", "computed"};
  constexpr std::array<std::string_view, 4> counted{"KPM", "persons", "households", "complaints"};
  if (!contains(observed, source.evidence)) return false;
  if (!contains(counted, source.unit)) return false;
  double value = 0;
  std::from_chars(source.value.data(), source.value.data() + source.value.size(), value);
  return value > 0 && value < 5;
}

std::string evidence_text(const WorkbookContent& content, const ParameterSource& source) {
  return source.evidence.empty() ? std::string() : content.words("workbook.evidence." + source.evidence);
}

void write_row(XlsxSheet& sheet, const WorkbookContent& content, std::uint32_t row, const ParameterSource& source,
               const Summary& summary) {
  sheet.text({row, 0}, source.path);
  sheet.text({row, 1}, meaning_of(source.path, content.language), CellStyle::wrapped);
  sheet.text({row, 2}, is_small_observed_cell(source) ? "<5" : source.value);
  sheet.text({row, 3}, source.range);
  sheet.text({row, 4}, used_text(summary, source.path, content.language));
  sheet.text({row, 5}, evidence_text(content, source));
  sheet.text({row, 6}, source.source, CellStyle::wrapped);
}

}  // namespace

void write_assumptions_sheet(XlsxFile& file, const WorkbookContent& content) {
  XlsxSheet& sheet = file.add_sheet(content.words("workbook.sheet.assumptions"));
  const auto found = std::ranges::find_if(content.arms, [](const WorkbookArm& arm) { return arm.scenario != nullptr; });
  std::vector<std::string> notes{content.words("workbook.note.small_cells")};
  notes.push_back(found == content.arms.end() ? content.words("workbook.note.no_scenario")
                                              : content.words("workbook.note.of_arm", {{"arm", found->name}}));
  const std::uint32_t heading = write_sheet_heading(sheet, content, content.words("workbook.title.assumptions"), notes);
  write_headings(sheet, heading,
                 headings_of(content, {"path", "meaning", "value", "range", "used", "evidence", "source"}));
  std::uint32_t row = heading;
  if (found != content.arms.end()) {
    for (const ParameterSource& source : found->scenario->sources) {
      write_row(sheet, content, ++row, source, *found->summary);
    }
  }
  sheet.finish_table({{heading, 0}, {row, 6}}, 1, {{0, 0, 40}, {1, 1, 60}, {2, 5, 20}, {6, 6, 60}});
}

}  // namespace timbang
