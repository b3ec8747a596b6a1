#pragma once

#include <string>
#include <string_view>

namespace timbang {

/// Adds an item to a list in a text, behind the separator unless it is the first one.
inline void add_item(std::string& list, std::string_view separator, std::string_view item) {
  if (!list.empty()) list += separator;
  list += item;
}

/// The text between two others; empty if it is empty itself, as a unit in brackets is where there is none.
[[nodiscard]] inline std::string enclosed(std::string_view before, std::string_view text, std::string_view after = {}) {
  return text.empty() ? std::string() : std::string(before).append(text).append(after);
}

}  // namespace timbang
