#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace timbang {

/// How many places a UTF-8 text takes on a line: its code points.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// Rows of cells, laid out with the first column at the left and all others at the right. A row may have fewer cells
/// than others; a row of one cell is a heading and widens no column.
class TextTable {
 public:
  static constexpr std::size_t gap = 2;  ///< blanks between two columns

  void add_row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  /// Lines with a line break each, without blanks at their ends.
  [[nodiscard]] std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace timbang
