#include "text/number_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "base/check.hpp"

namespace timbang::reading {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view without_sign(std::string_view text) {
  return !text.empty() && text.front() == '-' ? text.substr(1) : text;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  // from_chars also reads "inf" and "nan".
  return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<std::uint64_t> parse_natural(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole ? std::optional(value) : std::nullopt;
}

std::string number_text(double value) {
  std::array<char, 64> digits{};
  // Minus zero is the same value as zero and must hash alike.
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value == 0 ? 0.0 : value);
  TIMBANG_CHECK(error == std::errc(), "a number fits into 64 characters");
  return {digits.data(), end};
}

double shifted_decimal(double value, int places) {
  if (places == 0 || value == 0) return value;
  std::array<char, 64> digits{};
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::scientific);
  TIMBANG_CHECK(error == std::errc(), "a number fits into 64 characters");
  const std::string_view text(digits.data(), static_cast<std::size_t>(end - digits.data()));
  const auto exponent_at = text.find('e');
  const int exponent = std::stoi(std::string(text.substr(exponent_at + 1))) + places;
  // By its digits and not by a product, which would add a rounding of its own.
  const auto shifted = parse_number(std::string(text.substr(0, exponent_at + 1)) + std::to_string(exponent));
  TIMBANG_CHECK(shifted.has_value(), "a number with its point moved is a number");
  return *shifted;
}

bool has_decimal_comma(std::string_view text) {
  text = without_sign(text);
  const auto comma = text.find(',');
  return comma != std::string_view::npos && all_digits(text.substr(0, comma)) && all_digits(text.substr(comma + 1));
}

bool has_thousands_points(std::string_view text) {
  text = without_sign(text);
  const auto first = text.find('.');
  if (first == std::string_view::npos || first > 3 || !all_digits(text.substr(0, first))) return false;
  // 0.500 is a half and no five hundred.
  if (text.front() == '0') return false;
  for (auto rest = text.substr(first); !rest.empty(); rest = rest.substr(4)) {
    if (rest.size() < 4 || rest.front() != '.' || !all_digits(rest.substr(1, 3))) return false;
  }
  return true;
}

}  // namespace timbang::reading
