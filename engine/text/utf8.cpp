#include "text/utf8.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

namespace timbang::reading {
namespace {

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

std::size_t length_of(std::uint32_t lead) {
  // 0x80 to 0xC1 begin no character, and 0xF5 on would lie beyond Unicode.
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

/// Overlong forms, surrogates and code points above U+10FFFF show in the second byte.
bool second_byte_fits(std::uint32_t lead, std::uint32_t second) {
  if (lead == 0xE0) return second >= 0xA0;
  if (lead == 0xED) return second < 0xA0;
  if (lead == 0xF0) return second >= 0x90;
  if (lead == 0xF4) return second < 0x90;
  return true;
}

bool is_well_formed(std::string_view bytes, std::size_t at, std::size_t length) {
  if (length == 0 || at + length > bytes.size()) return false;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte_at(bytes, at + i) & 0xC0U) != 0x80U) return false;
  }
  return length == 1 || second_byte_fits(byte_at(bytes, at), byte_at(bytes, at + 1));
}

/// The code point of the well-formed character of `length` bytes at `at`.
std::uint32_t code_point(std::string_view bytes, std::size_t at, std::size_t length) {
  if (length == 1) return byte_at(bytes, at);
  std::uint32_t code = byte_at(bytes, at) & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) code = code << 6U | (byte_at(bytes, at + i) & 0x3FU);
  return code;
}

bool is_within(std::uint32_t code, std::uint32_t first, std::uint32_t last) {
  return first <= code && code <= last;
}

/// Unicode 15, chapters 23.1 (control codes), 23.7 (noncharacters) and UAX 9 (overrides and isolates).
bool is_refused(std::uint32_t code) {
  const bool is_control = (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || is_within(code, 0x7F, 0x9F);
  const bool turns_text = is_within(code, 0x202A, 0x202E) || is_within(code, 0x2066, 0x2069);
  const bool ends_lines = is_within(code, 0x2028, 0x2029);
  const bool is_none = is_within(code, 0xFDD0, 0xFDEF) || (code & 0xFFFEU) == 0xFFFEU;
  return is_control || turns_text || ends_lines || is_none;
}

bool is_blank(std::uint32_t code) {
  return code == ' ' || is_within(code, '\t', '\r') || code == 0xA0 || code == 0x1680 ||
         is_within(code, 0x2000, 0x200D) || code == 0x202F || is_within(code, 0x205F, 0x2060) || code == 0x3000 ||
         code == 0xFEFF;
}

/// Length of the well-formed character at `at`; 0 if there is none.
std::size_t character_at(std::string_view bytes, std::size_t at) {
  const auto length = length_of(byte_at(bytes, at));
  return is_well_formed(bytes, at, length) ? length : 0;
}

}  // namespace

std::optional<BadByte> first_bad_byte(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto length = character_at(bytes, at);
    if (length == 0) return BadByte{at, false};
    if (is_refused(code_point(bytes, at, length))) return BadByte{at, true};
    at += length;
  }
  return std::nullopt;
}

std::string escaped_text(std::string_view text) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const auto length = character_at(text, at);
    if (length == 0) {
      shown += fmt::format("\\x{:02X}", byte_at(text, at));
    } else if (const auto code = code_point(text, at, length); is_refused(code) || code == '\r') {
      // A return alone would let what follows overwrite the line.
      shown += fmt::format("\\u{{{:X}}}", code);
    } else {
      shown += text.substr(at, length);
    }
    at += std::max<std::size_t>(length, 1);
  }
  return shown;
}

std::string_view without_outer_blanks(std::string_view text) {
  std::size_t begin = text.size();
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto length = std::max<std::size_t>(character_at(text, at), 1);
    if (!is_blank(code_point(text, at, length))) {
      begin = std::min(begin, at);
      end = at + length;
    }
    at += length;
  }
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::size_t count_characters(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, continues_character));
}

}  // namespace timbang::reading
