#pragma once

#include <filesystem>
#include <string>

#include "scenario/scenario.hpp"

namespace timbang {

/// Where a study keeps its results unless a folder is named: results/<name>-<short hash of the scenario's values>.
[[nodiscard]] std::filesystem::path default_folder(const std::string& name, const Scenario& scenario);

}  // namespace timbang
