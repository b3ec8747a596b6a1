#pragma once

#include <string>

#include "text/json_schema.hpp"

namespace timbang::reading {

/// A reference to one of the common definitions.
[[nodiscard]] std::string reference(const std::string& definition);

/// Definitions that references name: text, date, month, evidence.
[[nodiscard]] SchemaMembers common_definitions();

}  // namespace timbang::reading
