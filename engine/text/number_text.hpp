#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace timbang::reading {

/// The finite number that the whole text is, in decimal or exponent form; nothing otherwise.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// The whole number that the whole text is.
[[nodiscard]] std::optional<std::uint64_t> parse_natural(std::string_view text);

/// The shortest text that reads back as the same number.
[[nodiscard]] std::string number_text(double value);

/// value * 10^places, rounded once: the number whose shortest decimal text has its point moved.
[[nodiscard]] double shifted_decimal(double value, int places);

/// True for digits, one comma, digits, as in 0,5.
[[nodiscard]] bool has_decimal_comma(std::string_view text);

/// True for whole numbers grouped in threes by points, as in 200.000 or 1.234.567 (Indonesian thousands).
[[nodiscard]] bool has_thousands_points(std::string_view text);

}  // namespace timbang::reading
