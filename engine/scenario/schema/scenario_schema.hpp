#pragma once

#include <string>

namespace timbang {

/// JSON Schema (draft 2020-12) of scenario files, made from the parameter table.
[[nodiscard]] std::string scenario_schema();

}  // namespace timbang
