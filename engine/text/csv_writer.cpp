#include "text/csv_writer.hpp"

#include <algorithm>

#include "text/json_writer.hpp"
#include "text/number_text.hpp"

namespace timbang {
namespace {

// A mebibyte at a time, so that a large export makes few calls.
constexpr std::size_t flush_bytes = std::size_t{1} << 20U;

bool looks_like_formula(std::string_view value) {
  // Spreadsheets run what begins so; an apostrophe makes it text.
  const bool begins_so = !value.empty() && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos;
  return begins_so && !reading::parse_number(value);
}

}  // namespace

CsvWriter::CsvWriter(const std::filesystem::path& file, CsvDialect dialect) : file_(file), dialect_(dialect) {
  // A byte order mark, without which Excel takes UTF-8 for the system's own encoding.
  if (dialect_ == CsvDialect::excel_with_decimal_comma) buffer_ = "\xEF\xBB\xBF";
}

CsvWriter& CsvWriter::text(std::string_view value) {
  separate();
  const std::string_view apostrophe = looks_like_formula(value) ? "'" : "";
  const char* special = dialect_ == CsvDialect::rfc4180 ? ",\"\r\n" : ";\"\r\n";
  if (value.find_first_of(special) == std::string_view::npos) {
    buffer_ += apostrophe;
    buffer_ += value;
    return *this;
  }
  buffer_ += '"';
  buffer_ += apostrophe;
  for (const char character : value) {
    if (character == '"') buffer_ += '"';
    buffer_ += character;
  }
  buffer_ += '"';
  return *this;
}

CsvWriter& CsvWriter::value(std::string_view written) {
  if (const auto number_of = reading::parse_number(written)) return number(*number_of);
  return text(written);
}

CsvWriter& CsvWriter::number(double value) {
  separate();
  std::string written = shortest_text(value);
  if (dialect_ == CsvDialect::excel_with_decimal_comma) std::ranges::replace(written, '.', ',');
  buffer_ += written;
  return *this;
}

CsvWriter& CsvWriter::number(const std::optional<double>& value) {
  if (value) return number(*value);
  separate();
  return *this;
}

CsvWriter& CsvWriter::unsigned_integer(std::uint64_t value) {
  separate();
  buffer_ += std::to_string(value);
  return *this;
}

CsvWriter& CsvWriter::texts(std::initializer_list<const char*> values) {
  for (const char* value : values) text(value);
  return *this;
}

void CsvWriter::end_row() {
  // RFC 4180 ends rows with both.
  buffer_ += "\r\n";
  row_is_empty_ = true;
  if (buffer_.size() < flush_bytes) return;
  file_.write(buffer_);
  buffer_.clear();
}

void CsvWriter::finish() {
  file_.write(buffer_);
  buffer_.clear();
  file_.commit();
}

void CsvWriter::separate() {
  if (!row_is_empty_) buffer_ += dialect_ == CsvDialect::rfc4180 ? ',' : ';';
  row_is_empty_ = false;
}

}  // namespace timbang
