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
/// `assumed` are settings of another kind: other beliefs about what the scenario describes. They change the baseline
/// too, a lever's value in the root of the extends chain included, as if the files had been written so; `settings` lie
/// over them. Throws ScenarioError with every problem found, each at its place.
[[nodiscard]] Scenario read_scenario(const std::string& file, const std::vector<Setting>& settings = {},
                                     const std::vector<Setting>& assumed = {});

/// JSON Schema (draft 2020-12) of scenario files, made from the parameter table.
[[nodiscard]] std::string scenario_schema();

}  // namespace timbang
