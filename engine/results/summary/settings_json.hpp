#pragma once

#include <string>
#include <utility>
#include <vector>

#include "text/json_writer.hpp"

namespace timbang {

/// Writes settings as an object, path -> value as typed. Of a path set twice the last counts.
void write_settings(JsonWriter& json, const std::vector<std::pair<std::string, std::string>>& settings);

}  // namespace timbang
