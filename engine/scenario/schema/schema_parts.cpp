#include "scenario/schema/schema_parts.hpp"

#include "base/ranges.hpp"
#include "scenario/canonical.hpp"

namespace timbang::reading {

std::string object_of(const SchemaMembers& members) {
  std::string text = "{";
  for (const auto& [key, value] : members) {
    if (text.size() > 1) text += ',';
    text += json_quoted(key) + ":" + value;
  }
  return text + "}";
}

std::string array_of(const std::vector<std::string>& items) {
  std::string text = "[";
  for (const auto& item : items) {
    if (text.size() > 1) text += ',';
    text += item;
  }
  return text + "]";
}

std::string quoted_array(const std::vector<std::string>& words) {
  std::vector<std::string> quoted = mapped(words, [&](const auto& word) { return json_quoted(word); });
  return array_of(quoted);
}

std::string reference(const std::string& definition) {
  return object_of({{"$ref", json_quoted("#/$defs/" + definition)}});
}

std::string closed_object(const SchemaMembers& properties, const std::vector<std::string>& required,
                          const SchemaMembers& more) {
  SchemaMembers members{{"type", "\"object\""},
                        {"properties", object_of(properties)},
                        {"required", quoted_array(required)},
                        {"additionalProperties", "false"}};
  for (const auto& member : more) members.push_back(member);
  return object_of(members);
}

std::string description(std::string_view english, std::string_view indonesian) {
  return json_quoted(std::string(english) + " / " + std::string(indonesian));
}

std::string described(std::string_view english, std::string_view indonesian, SchemaMembers members) {
  members.insert(members.begin(), {"description", description(english, indonesian)});
  return object_of(members);
}

SchemaMembers common_definitions() {
  const auto pattern = [](std::string_view expression) {
    return object_of({{"type", "\"string\""}, {"pattern", json_quoted(expression)}});
  };
  return {{"text", object_of({{"type", "\"string\""}})},
          {"date", pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")},
          {"month", pattern("^[0-9]{4}-[0-9]{2}$")},
          {"evidence", object_of({{"enum", quoted_array({"documented", "secondary", "computed", "background", "assumed",
                                                         "borrowed"})}})}};
}

}  // namespace timbang::reading
