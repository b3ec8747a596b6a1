#pragma once

#include <string>

namespace timbang {

/// JSON Schema (draft 2020-12) of what run and compare print with --json; see summary_json().
[[nodiscard]] std::string summary_schema();

}  // namespace timbang
