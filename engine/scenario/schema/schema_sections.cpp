#include "scenario/schema/schema_sections.hpp"

namespace timbang::reading {

std::string reference(const std::string& definition) {
  return object_of({{"$ref", quoted_json("#/$defs/" + definition)}});
}

SchemaMembers common_definitions() {
  const auto pattern = [](std::string_view expression) {
    return type_of("string", false, {{"pattern", quoted_json(expression)}});
  };
  return {{"text", type_of("string")},
          {"date", pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")},
          {"month", pattern("^[0-9]{4}-[0-9]{2}$")},
          {"evidence", object_of({{"enum", quoted_array({"documented", "secondary", "computed", "background", "assumed",
                                                         "borrowed"})}})}};
}

}  // namespace timbang::reading
