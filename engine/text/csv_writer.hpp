#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "text/atomic_file.hpp"

namespace timbang {

/// How a CSV file is written: by RFC 4180 with decimal points, or as Excel reads it where decimals have a comma, as in
/// Indonesia: a byte order mark, semicolons, decimal commas.
enum class CsvDialect : std::uint8_t { rfc4180, excel_with_decimal_comma };

/// Writes one CSV file: CRLF, quotes where needed. The file appears when finish() is called.
/// Numbers are their shortest text, what is undefined an empty cell. A text that a spreadsheet would take for a formula
/// (beginning with = + - @, a tab or a return, and no number) gets an apostrophe in front. Every function throws
/// StoreWriteError.
class CsvWriter {
 public:
  explicit CsvWriter(const std::filesystem::path& file, CsvDialect dialect = CsvDialect::rfc4180);

  CsvWriter& text(std::string_view value);
  /// A value as settings write it: a number if it is one, as a spreadsheet reads it, else a text.
  CsvWriter& value(std::string_view written);
  CsvWriter& number(double value);
  CsvWriter& number(const std::optional<double>& value);
  CsvWriter& unsigned_integer(std::uint64_t value);
  /// A cell each, such as a heading.
  CsvWriter& texts(std::initializer_list<const char*> values);
  void end_row();
  void finish();

 private:
  void separate();

  AtomicFile file_;
  CsvDialect dialect_;
  std::string buffer_;
  bool row_is_empty_ = true;
};

}  // namespace timbang
