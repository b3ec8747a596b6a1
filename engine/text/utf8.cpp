#include "text/utf8.hpp"

#include <algorithm>
#include <cstdint>

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

}  // namespace

std::optional<BadByte> first_bad_byte(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto lead = byte_at(bytes, at);
    const auto length = length_of(lead);
    if (!is_well_formed(bytes, at, length)) return BadByte{at, false};
    const bool is_control = (lead < 0x20 && lead != '\t' && lead != '\n' && lead != '\r') || lead == 0x7F;
    if (is_control) return BadByte{at, true};
    at += length;
  }
  return std::nullopt;
}

bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::size_t count_characters(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, continues_character));
}

}  // namespace timbang::reading
