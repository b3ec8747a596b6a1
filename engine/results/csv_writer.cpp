#include "results/csv_writer.hpp"

#include "results/json_writer.hpp"

namespace timbang {
namespace {

constexpr std::size_t flush_bytes = std::size_t{1} << 20U;

bool looks_like_formula(std::string_view value) {
  return !value.empty() && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos;
}

}  // namespace

CsvWriter& CsvWriter::text(std::string_view value) {
  separate();
  const std::string_view apostrophe = looks_like_formula(value) ? "'" : "";
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
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

CsvWriter& CsvWriter::number(double value) {
  separate();
  buffer_ += shortest_text(value);
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

void CsvWriter::end_row() {
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
  if (!row_is_empty_) buffer_ += ',';
  row_is_empty_ = false;
}

}  // namespace timbang
