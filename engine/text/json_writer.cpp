#include "text/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace timbang {
namespace {

constexpr std::string_view hexadecimal = "0123456789abcdef";

void append_escaped(std::string& json, char character) {
  const auto code = static_cast<unsigned char>(character);
  if (character == '"' || character == '\\') {
    json += '\\';
    json += character;
  } else if (character == '\n') {
    json += "\\n";
  } else if (character == '\t') {
    json += "\\t";
  } else if (code < 0x20) {
    json += "\\u00";
    json += hexadecimal[code >> 4U];
    json += hexadecimal[code & 15U];
  } else {
    json += character;
  }
}

template <typename Number>
std::string decimal_text(Number value) {
  std::array<char, 32> buffer{};
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), written.ptr};
}

}  // namespace

std::string shortest_text(double value) {
  // JSON and CSV have no word for what is not finite.
  return std::isfinite(value) ? decimal_text(value) : std::string();
}

JsonWriter& JsonWriter::begin_object(Layout layout) {
  begin('{', '}', layout);
  return *this;
}

JsonWriter& JsonWriter::begin_array(Layout layout) {
  begin('[', ']', layout);
  return *this;
}

JsonWriter& JsonWriter::end() {
  const Container closed = open_.back();
  open_.pop_back();
  if (closed.layout == Layout::lines && !closed.is_empty) break_line();
  json_ += closed.closing;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  text(name);
  json_ += open_.back().layout == Layout::lines ? ": " : ":";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  begin_item();
  json_ += '"';
  for (const char character : value) append_escaped(json_, character);
  json_ += '"';
  return *this;
}

JsonWriter& JsonWriter::number(double value) {
  const std::string decimal = shortest_text(value);
  return decimal.empty() ? null() : raw(decimal);
}

JsonWriter& JsonWriter::number(std::optional<double> value) {
  return value ? number(*value) : null();
}

JsonWriter& JsonWriter::integer(std::int64_t value) {
  return raw(decimal_text(value));
}

JsonWriter& JsonWriter::unsigned_integer(std::uint64_t value) {
  return raw(decimal_text(value));
}

JsonWriter& JsonWriter::boolean(bool value) {
  return raw(value ? "true" : "false");
}

JsonWriter& JsonWriter::null() {
  return raw("null");
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  begin_item();
  json_ += json;
  return *this;
}

void JsonWriter::begin(char opening, char closing, Layout layout) {
  begin_item();
  json_ += opening;
  open_.push_back({closing, layout, true});
}

/// What stands between a value and what came before it.
void JsonWriter::begin_item() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (open_.empty()) return;
  if (!open_.back().is_empty) json_ += ',';
  open_.back().is_empty = false;
  if (open_.back().layout == Layout::lines) break_line();
}

void JsonWriter::break_line() {
  json_ += '\n';
  json_.append(2 * open_.size(), ' ');
}

}  // namespace timbang
