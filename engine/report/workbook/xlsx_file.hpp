#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "report/workbook/xlsx_chart_plan.hpp"

struct lxw_worksheet;
struct lxw_workbook;

namespace timbang {

enum class CellStyle : std::uint8_t { plain, title, note, heading, strong, wrapped };

/// How a number is shown; a change carries its sign.
struct CellNumber {
  int decimals = 0;
  bool is_change = false;
};

/// Columns of one width, in characters.
struct ColumnWidth {
  std::uint16_t first = 0;
  std::uint16_t last = 0;
  double characters = 0;
};

class XlsxFile;

/// One sheet of a workbook. A text is a text whatever it begins with; a number that is undefined is an empty cell.
class XlsxSheet {
 public:
  void text(CellPlace at, std::string_view value, CellStyle style = CellStyle::plain);
  void number(CellPlace at, double value, CellNumber look);
  /// Requires: the formula begins with '='. `result` is what it gives now, for programs that do not recalculate.
  void formula(CellPlace at, const std::string& formula, double result, CellNumber look);
  void row_height(std::uint32_t row, double points);
  void chart(CellPlace at, const ChartPlan& plan);
  /// Makes a table of the range, whose first row has the headings: a filter, columns that stay when scrolling (as does
  /// everything above), and the print, one page wide on landscape A4 with the headings on every page and some rows
  /// below the table.
  void finish_table(CellRange table, std::uint16_t frozen_columns, const std::vector<ColumnWidth>& widths,
                    std::uint32_t rows_below = 0);

  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  friend class XlsxFile;
  struct Formats;
  XlsxSheet(std::string name, lxw_worksheet* sheet, Formats& formats);

  std::string name_;
  lxw_worksheet* sheet_;
  Formats* formats_;
};

/// "B7".
[[nodiscard]] std::string cell_name(CellPlace place);
/// "B7:C9".
[[nodiscard]] std::string range_name(CellRange range);
/// "'Sheet name'!B7".
[[nodiscard]] std::string cell_name(const XlsxSheet& sheet, CellPlace place);

/// One Excel workbook, written by libxlsxwriter: the same bytes for the same content. The file appears, in place of an
/// older one, when finish() is called. Every function throws StoreWriteError where the file cannot be written.
class XlsxFile {
 public:
  XlsxFile(const std::filesystem::path& file, const std::string& title);
  XlsxFile(const XlsxFile&) = delete;
  XlsxFile& operator=(const XlsxFile&) = delete;
  ~XlsxFile();

  /// Requires: at most 31 characters, none of []:*?/\, and no other sheet of that name.
  [[nodiscard]] XlsxSheet& add_sheet(const std::string& name);
  void finish();

 private:
  struct Book;
  std::unique_ptr<Book> book_;
};

}  // namespace timbang
