#pragma once

#include <string>
#include <utility>
#include <vector>

namespace timbang {

/// Settings, path -> value as typed, without those of a path that is set again later.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> last_settings(
    const std::vector<std::pair<std::string, std::string>>& settings);

}  // namespace timbang
