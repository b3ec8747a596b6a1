#include "text/json_schema.hpp"

namespace timbang {

std::string quoted_json(std::string_view text) {
  return JsonWriter().text(text).json();
}

std::string object_of(const SchemaMembers& members) {
  JsonWriter json;
  json.begin_object(JsonWriter::Layout::compact);
  for (const auto& [key, value] : members) json.key(key).raw(value);
  return json.end().json();
}

std::string array_of(const std::vector<std::string>& items) {
  JsonWriter json;
  json.begin_array(JsonWriter::Layout::compact);
  for (const auto& item : items) json.raw(item);
  return json.end().json();
}

std::string quoted_array(const std::vector<std::string>& words) {
  std::vector<std::string> items;
  for (const auto& word : words) items.push_back(quoted_json(word));
  return array_of(items);
}

std::string type_of(std::string_view type, bool may_be_null, SchemaMembers more) {
  more.insert(more.begin(), {"type", may_be_null ? quoted_array({std::string(type), "null"}) : quoted_json(type)});
  return object_of(more);
}

std::string list_of(const std::string& item) {
  return type_of("array", false, {{"items", item}});
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
  return quoted_json(std::string(english) + " / " + std::string(indonesian));
}

std::string described(std::string_view english, std::string_view indonesian, SchemaMembers members) {
  members.insert(members.begin(), {"description", description(english, indonesian)});
  return object_of(members);
}

FieldSchema& FieldSchema::means(std::string_view english, std::string_view indonesian) {
  std::string& schema = properties_.back().second;
  schema.insert(1, "\"description\":" + description(english, indonesian) + ",");
  return *this;
}

}  // namespace timbang
