#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace timbang::reading {

/// Keys of a JSON object with their values as JSON, in the order given.
using SchemaMembers = std::vector<std::pair<std::string, std::string>>;

[[nodiscard]] std::string object_of(const SchemaMembers& members);
[[nodiscard]] std::string array_of(const std::vector<std::string>& items);
[[nodiscard]] std::string quoted_array(const std::vector<std::string>& words);

/// A reference to one of the schema's definitions.
[[nodiscard]] std::string reference(const std::string& definition);

/// The schema of an object that has no other keys than these, and `more` besides.
[[nodiscard]] std::string closed_object(const SchemaMembers& properties, const std::vector<std::string>& required,
                                        const SchemaMembers& more = {});

/// Both languages in one text, as editors show only one.
[[nodiscard]] std::string description(std::string_view english, std::string_view indonesian);

/// A schema of a type, with a description in both languages and whatever else it says.
[[nodiscard]] std::string described(std::string_view english, std::string_view indonesian, SchemaMembers members);

/// Definitions that references name: text, date, month, evidence.
[[nodiscard]] SchemaMembers common_definitions();

}  // namespace timbang::reading
