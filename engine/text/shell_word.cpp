#include "text/shell_word.hpp"

#include <string_view>

namespace timbang {

std::string shell_word(const std::string& word) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=,:%+@";
  if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
  std::string quoted(1, '\'');
  for (const char character : word) {
    if (character == '\'') quoted += "'\\'";
    quoted += character;
  }
  quoted += '\'';
  return quoted;
}

}  // namespace timbang
