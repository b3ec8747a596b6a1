#include "report/words/parameter_words.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include "report/words/number_format.hpp"

namespace timbang {
namespace {

std::string text_id(std::string_view path) {
  return "parameter." + std::string(path);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr std::size_t digits_of_a_year = 4;

/// How many digits of a whole number begin at a position; none after a decimal point.
std::size_t whole_digits(const std::string& value, std::size_t begin) {
  if (begin > 0 && (value[begin - 1] == '.' || is_digit(value[begin - 1]))) return 0;
  std::size_t end = begin;
  while (end < value.size() && is_digit(value[end])) ++end;
  return end - begin;
}

/// Whether what stands from a comma on goes on with "a, b and c", which would be nothing without it.
bool goes_on_as_list(const std::string& rest) {
  constexpr std::array<std::string_view, 4> last_of_list{" and ", " or ", " dan ", " atau "};
  return std::ranges::any_of(last_of_list, [&](std::string_view word) { return rest.find(word) != std::string::npos; });
}

}  // namespace

ParameterMeaning parameter_meaning(const std::string& path) {
  const std::string id = has_text(Language::english, text_id(path)) ? text_id(path) : "city_number." + path;
  return {text(Language::english, id), text(Language::indonesian, id)};
}

std::string parameter_title(const std::string& path, Language language) {
  return has_text(language, text_id(path)) ? text(language, text_id(path)) : path;
}

std::string short_parameter_title(const std::string& path, Language language) {
  std::string title = parameter_title(path, language);
  title = title.substr(0, title.find_first_of(":;("));
  const std::size_t comma = title.find(',');
  if (comma != std::string::npos && !goes_on_as_list(title.substr(comma))) title.resize(comma);
  while (!title.empty() && title.back() == ' ') title.pop_back();
  return title;
}

std::string setting_title(const std::string& path, const std::string& value, Language language) {
  const std::string id = "brief.setting." + path;
  if (has_text(language, id)) return text(language, id, {{"value", value}});
  return parameter_title(path, language) + ": " + value;
}

std::string written_value(const std::string& value, Language language) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  std::string result;
  for (std::size_t i = 0; i < value.size();) {
    std::size_t end = i;
    while (end < value.size() && is_letter(value[end])) ++end;
    if (end > i) {
      const std::string word = value.substr(i, end - i);
      const std::string id = "brief.word." + word;
      result += has_text(language, id) ? text(language, id) : word;
      i = end;
    } else if (value.compare(i, 4, " .. ") == 0) {
      result += "\u2013";
      i += 4;
    } else if (const std::size_t digits = whole_digits(value, i); digits > digits_of_a_year) {
      result += number_text(language, std::strtod(value.substr(i, digits).c_str(), nullptr), 0);
      i += digits;
    } else {
      const bool is_point = value[i] == '.' && i > 0 && is_digit(value[i - 1]) && i + 1 < value.size();
      result += is_point && language == Language::indonesian ? ',' : value[i];
      ++i;
    }
  }
  return result;
}

}  // namespace timbang
