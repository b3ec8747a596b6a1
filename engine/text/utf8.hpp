#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace timbang::reading {

struct BadByte {
  std::size_t offset = 0;
  bool is_control = false;  ///< a control character rather than broken UTF-8
};

/// The first byte that is not part of well-formed UTF-8 (RFC 3629), or is a control character other than tab and line
/// ends.
[[nodiscard]] std::optional<BadByte> first_bad_byte(std::string_view bytes);

/// True for every byte of a character but its first.
[[nodiscard]] bool continues_character(char byte);

/// The number of characters (code points) in well-formed UTF-8.
[[nodiscard]] std::size_t count_characters(std::string_view text);

}  // namespace timbang::reading
