#include "text/comma_list.hpp"

namespace timbang::reading {

std::string comma_list(const std::vector<std::string>& words) {
  std::string list;
  for (const auto& word : words) {
    if (!list.empty()) list += ", ";
    list += word;
  }
  return list;
}

}  // namespace timbang::reading
