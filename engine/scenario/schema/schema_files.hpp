#pragma once

#include <string_view>

namespace timbang::reading {

// The *.schema.json beside this file, put into the program by the build. "$name" in them stands for a value.
extern const std::string_view claims_schema_file;
extern const std::string_view experiment_schema_file;
extern const std::string_view value_set_schema_file;  ///< a set of what outcomes are worth

}  // namespace timbang::reading
