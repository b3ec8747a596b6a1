#include "results/summary/settings_json.hpp"

#include <algorithm>

namespace timbang {

void write_settings(JsonWriter& json, const std::vector<std::pair<std::string, std::string>>& settings) {
  json.begin_object(JsonWriter::Layout::compact);
  for (auto setting = settings.begin(); setting != settings.end(); ++setting) {
    // JSON has a key once, and of settings with the same path the last one counts.
    const bool set_again =
        std::any_of(setting + 1, settings.end(), [&](const auto& later) { return later.first == setting->first; });
    if (!set_again) json.key(setting->first).text(setting->second);
  }
  json.end();
}

}  // namespace timbang
