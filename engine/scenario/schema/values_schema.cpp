#include "scenario/plans/value_keys.hpp"
#include "scenario/schema/schema_sections.hpp"

namespace timbang::reading {

std::string values_schema() {
  SchemaMembers members{{"name", reference("text")}};
  for (const ValueKey& each : value_keys) {
    members.emplace_back(each.key,
                         described(each.english, each.indonesian, {{"type", R"("number")"}, {"minimum", "0"}}));
  }
  const std::string set = closed_object(members, {});
  const std::string list = object_of({{"type", R"("array")"}, {"items", set}, {"minItems", "1"}});
  return described("What outcomes are worth in rupiah, once or in several sets side by side",
                   "Nilai hasil dalam rupiah, sekali atau dalam beberapa kelompok berdampingan",
                   {{"anyOf", array_of({set, list})}});
}

}  // namespace timbang::reading
