#pragma once

#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace timbang {

/// One `--set path=value`, as typed.
struct Setting {
  std::string path;
  std::string value;
};

/// Splits `path=value`. Throws ScenarioError when there is no '='.
[[nodiscard]] Setting parse_setting(const std::string& text);

/// Reads, resolves, checks and freezes a scenario file with settings laid over it.
/// Throws ScenarioError with every problem found, each at its place.
[[nodiscard]] Scenario read_scenario(const std::string& file, const std::vector<Setting>& settings = {});

/// JSON Schema (draft 2020-12) of scenario files, made from the parameter table.
[[nodiscard]] std::string scenario_schema();

}  // namespace timbang
