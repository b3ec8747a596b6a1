#include "report/tables/text_table.hpp"

#include <algorithm>

namespace timbang {
namespace {

bool continues_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::vector<std::size_t> column_widths(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    if (row.size() == 1) continue;
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  }
  return widths;
}

std::string row_text(const std::vector<std::string>& row, const std::vector<std::size_t>& widths) {
  std::string line = row.empty() ? "" : row[0];
  for (std::size_t i = 1; i < row.size(); ++i) {
    const std::size_t from = i == 1 ? display_width(row[0]) : widths[i - 1];
    const std::size_t blanks = widths[i - 1] - from + TextTable::gap + widths[i] - display_width(row[i]);
    line.append(blanks, ' ').append(row[i]);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

}  // namespace

std::size_t display_width(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, continues_code_point));
}

std::string TextTable::text() const {
  const std::vector<std::size_t> widths = column_widths(rows_);
  std::string result;
  for (const auto& row : rows_) result += row_text(row, widths);
  return result;
}

}  // namespace timbang
