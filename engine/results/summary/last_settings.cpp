#include "results/summary/last_settings.hpp"

#include <algorithm>

namespace timbang {

std::vector<std::pair<std::string, std::string>> last_settings(
    const std::vector<std::pair<std::string, std::string>>& settings) {
  std::vector<std::pair<std::string, std::string>> last;
  for (auto setting = settings.begin(); setting != settings.end(); ++setting) {
    const bool set_again =
        std::any_of(setting + 1, settings.end(), [&](const auto& later) { return later.first == setting->first; });
    if (!set_again) last.push_back(*setting);
  }
  return last;
}

}  // namespace timbang
