#pragma once

#include <string>

namespace timbang {

/// One `--set path=value`, as typed.
struct Setting {
  std::string path;
  std::string value;
};

/// Splits `path=value`. Throws ScenarioError when there is no '='.
[[nodiscard]] Setting parse_setting(const std::string& text);

}  // namespace timbang
