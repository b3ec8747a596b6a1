#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace timbang::reading {

struct BadByte {
  std::size_t offset = 0;
  bool is_control = false;  ///< a character that text may not hold, rather than broken UTF-8
};

/// The first byte that is not part of well-formed UTF-8 (RFC 3629), or begins a character that no text may hold:
/// control characters (C0 but tab and line ends, DEL, C1), what overrides or isolates the direction of text (U+202A to
/// U+202E, U+2066 to U+2069), separators of lines (U+2028, U+2029) and code points that are no characters (U+FDD0 to
/// U+FDEF, and the last two of each plane).
[[nodiscard]] std::optional<BadByte> first_bad_byte(std::string_view bytes);

/// The text with each character that it may not hold, and each byte that is no UTF-8, written as "\\u{9B}" or "\\xFF",
/// so that a terminal shows it and does not obey it.
[[nodiscard]] std::string escaped_text(std::string_view text);

/// Without the blanks at both ends: also tabs, line ends, and what Unicode has of them (no-break and zero-width ones).
[[nodiscard]] std::string_view without_outer_blanks(std::string_view text);

/// The byte order mark that some editors and spreadsheets put before UTF-8.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// True for every byte of a character but its first.
[[nodiscard]] bool continues_character(char byte);

/// The number of characters (code points) in well-formed UTF-8.
[[nodiscard]] std::size_t count_characters(std::string_view text);

}  // namespace timbang::reading
