#pragma once

#include <string>

namespace timbang {

/// JSON Schema (draft 2020-12) of experiment files.
[[nodiscard]] std::string experiment_schema();

}  // namespace timbang
