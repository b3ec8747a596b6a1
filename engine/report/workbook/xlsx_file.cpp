#include "report/workbook/xlsx_file.hpp"

#include <array>
#include <cmath>
#include <list>
#include <map>
#include <system_error>
#include <utility>

#include <xlsxwriter.h>

#include "base/check.hpp"
#include "report/words/palette.hpp"
#include "report/workbook/xlsx_chart.hpp"
#include "text/atomic_file.hpp"
#include "text/store_write_error.hpp"

namespace timbang {
namespace {

constexpr std::size_t style_count = 6;
constexpr time_t creation_time = 946684800;  // 1 January 2000: a file's bytes must not depend on when it was written
constexpr std::uint8_t a4_paper = 9;

std::string decimals_pattern(int decimals) {
  return "#,##0" + (decimals > 0 ? "." + std::string(static_cast<std::size_t>(decimals), '0') : std::string());
}

std::string number_pattern(CellNumber look) {
  const std::string level = decimals_pattern(look.decimals);
  return look.is_change ? "+" + level + ";-" + level + ";" + level : level;
}

void dress(lxw_format* format, CellStyle style) {
  format_set_font_color(format, colour_number(style == CellStyle::note ? "ink2" : "ink"));
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  if (style == CellStyle::title) format_set_font_size(format, 16);
  if (style != CellStyle::plain && style != CellStyle::note && style != CellStyle::wrapped) format_set_bold(format);
  if (style == CellStyle::wrapped || style == CellStyle::heading) format_set_text_wrap(format);
  if (style != CellStyle::heading) return;
  format_set_bg_color(format, colour_number("panel"));
  format_set_bottom(format, LXW_BORDER_THIN);
}

}  // namespace

/// The formats of a workbook, each made once.
struct XlsxSheet::Formats {
  explicit Formats(lxw_workbook* book) : workbook(book) {
    for (std::size_t style = 0; style < style_count; ++style) {
      styles[style] = workbook_add_format(workbook);
      dress(styles[style], static_cast<CellStyle>(style));
    }
  }

  lxw_format* of(CellStyle style) { return styles[static_cast<std::size_t>(style)]; }

  lxw_format* of(CellNumber look) {
    lxw_format*& format = numbers[{look.decimals, look.is_change}];
    if (format == nullptr) {
      format = workbook_add_format(workbook);
      dress(format, CellStyle::plain);
      format_set_num_format(format, number_pattern(look).c_str());
    }
    return format;
  }

  lxw_workbook* workbook;
  std::array<lxw_format*, style_count> styles{};
  std::map<std::pair<int, bool>, lxw_format*> numbers;
};

XlsxSheet::XlsxSheet(std::string name, lxw_worksheet* sheet, Formats& formats)
    : name_(std::move(name)), sheet_(sheet), formats_(&formats) {}

void XlsxSheet::text(CellPlace at, std::string_view value, CellStyle style) {
  worksheet_write_string(sheet_, at.row, at.column, std::string(value).c_str(), formats_->of(style));
}

void XlsxSheet::number(CellPlace at, double value, CellNumber look) {
  if (!std::isfinite(value)) return;
  worksheet_write_number(sheet_, at.row, at.column, value, formats_->of(look));
}

void XlsxSheet::formula(CellPlace at, const std::string& formula, double result, CellNumber look) {
  TIMBANG_CHECK(!formula.empty() && formula.front() == '=', "a formula begins with =");
  worksheet_write_formula_num(sheet_, at.row, at.column, formula.c_str(), formats_->of(look),
                              std::isfinite(result) ? result : 0);
}

void XlsxSheet::row_height(std::uint32_t row, double points) {
  worksheet_set_row(sheet_, row, points, nullptr);
}

void XlsxSheet::finish_table(CellRange table, std::uint16_t frozen_columns, const std::vector<ColumnWidth>& widths,
                             std::uint32_t rows_below) {
  const CellPlace first = table.first;
  const CellPlace last = table.last;
  worksheet_autofilter(sheet_, first.row, first.column, last.row, last.column);
  worksheet_freeze_panes(sheet_, first.row + 1, frozen_columns);
  worksheet_set_landscape(sheet_);
  worksheet_set_paper(sheet_, a4_paper);
  worksheet_print_area(sheet_, 0, 0, last.row + rows_below, last.column);
  worksheet_repeat_rows(sheet_, first.row, first.row);
  worksheet_fit_to_pages(sheet_, 1, 0);
  worksheet_set_footer(sheet_, "&L&A&R&P / &N");
  for (const ColumnWidth& each : widths) worksheet_set_column(sheet_, each.first, each.last, each.characters, nullptr);
}

void XlsxSheet::chart(CellPlace at, const ChartPlan& plan) {
  insert_chart(formats_->workbook, sheet_, name_, at, plan);
}

std::string cell_name(CellPlace place) {
  std::array<char, LXW_MAX_CELL_NAME_LENGTH> written{};
  lxw_rowcol_to_cell(written.data(), place.row, place.column);
  return written.data();
}

std::string range_name(CellRange range) {
  return cell_name(range.first) + ":" + cell_name(range.last);
}

std::string cell_name(const XlsxSheet& sheet, CellPlace place) {
  return "'" + sheet.name() + "'!" + cell_name(place);
}

struct XlsxFile::Book {
  explicit Book(const std::filesystem::path& to) : file(to), beside(to.string() + ".part") {
    workbook = workbook_new(beside.c_str());
    TIMBANG_CHECK(workbook != nullptr, "a workbook can be created");
    formats = std::make_unique<XlsxSheet::Formats>(workbook);
  }

  std::filesystem::path file;
  std::string beside;
  lxw_workbook* workbook;
  std::unique_ptr<XlsxSheet::Formats> formats;
  std::list<XlsxSheet> sheets;
};

XlsxFile::XlsxFile(const std::filesystem::path& file, const std::string& title) : book_(std::make_unique<Book>(file)) {
  std::string written = title;
  lxw_doc_properties properties{};
  properties.title = written.data();
  properties.created = creation_time;
  workbook_set_properties(book_->workbook, &properties);
}

XlsxFile::~XlsxFile() {
  if (book_->workbook != nullptr) lxw_workbook_free(book_->workbook);
  std::error_code ignored;
  std::filesystem::remove(book_->beside, ignored);
}

XlsxSheet& XlsxFile::add_sheet(const std::string& name) {
  lxw_worksheet* sheet = workbook_add_worksheet(book_->workbook, name.c_str());
  TIMBANG_CHECK(sheet != nullptr, "the sheet's name is allowed and new: " + name);
  book_->sheets.push_back(XlsxSheet(name, sheet, *book_->formats));
  return book_->sheets.back();
}

void XlsxFile::finish() {
  const lxw_error error = workbook_close(std::exchange(book_->workbook, nullptr));
  if (error != LXW_NO_ERROR) throw StoreWriteError(book_->file.string(), lxw_strerror(error));
  const auto bytes = read_whole_file(book_->beside);
  if (!bytes) throw StoreWriteError(book_->file.string(), "what was written cannot be read");
  write_atomically(book_->file, *bytes);
}

}  // namespace timbang
