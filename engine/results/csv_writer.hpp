#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "results/atomic_file.hpp"

namespace timbang {

/// Writes one CSV file by RFC 4180: commas, CRLF, quotes where needed. The file appears when finish() is called.
/// Numbers are their shortest text, what is undefined an empty cell. A text that a spreadsheet would take for a formula
/// (beginning with = + - @, a tab or a return) gets an apostrophe in front. Every function throws StoreWriteError.
class CsvWriter {
 public:
  explicit CsvWriter(const std::filesystem::path& file) : file_(file) {}

  CsvWriter& text(std::string_view value);
  CsvWriter& number(double value);
  CsvWriter& number(const std::optional<double>& value);
  CsvWriter& unsigned_integer(std::uint64_t value);
  void end_row();
  void finish();

 private:
  void separate();

  AtomicFile file_;
  std::string buffer_;
  bool row_is_empty_ = true;
};

}  // namespace timbang
