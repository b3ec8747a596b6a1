#pragma once

#include <string>

#include "text/json_schema.hpp"

namespace timbang::reading {

// Parts of the schemas of scenarios and experiments that have a file each. They refer to the common definitions.

/// The schema of `decide:` of an experiment.
[[nodiscard]] std::string decision_schema();

/// The schema of a list of claims.
[[nodiscard]] std::string claims_schema();

/// The schema of `value` of an experiment or its decision.
[[nodiscard]] std::string values_schema();

/// A reference to one of the common definitions.
[[nodiscard]] std::string reference(const std::string& definition);

/// Definitions that references name: text, date, month, evidence.
[[nodiscard]] SchemaMembers common_definitions();

}  // namespace timbang::reading
