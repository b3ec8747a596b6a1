#include <algorithm>
#include <array>

#include "scenario/parameters/slots.hpp"
#include "scenario/reading/words.hpp"
#include "scenario/schema/scenario_schema.hpp"
#include "scenario/schema/schema_files.hpp"
#include "scenario/schema/schema_sections.hpp"
#include "text/json_template.hpp"
#include "text/number_text.hpp"

namespace timbang {
namespace reading {
namespace {

using Members = SchemaMembers;

/// In the order of ParameterKind.
constexpr std::array<std::string_view, 3> kind_words{"fact", "uncertain", "lever"};

/// A number of the slot in any unit, or in the canonical one within its bounds.
std::string number_of(const Slot& slot, bool is_in_canonical_unit) {
  if (slot.quantity == Quantity::choice) {
    return object_of({{"enum", quoted_array(std::vector<std::string>(slot.choices.begin(), slot.choices.end()))}});
  }
  Members members{{"type", "\"number\""}};
  if (is_in_canonical_unit) {
    members.emplace_back("minimum", number_text(slot.unit().from_base(slot.low)));
    members.emplace_back("maximum", number_text(slot.unit().from_base(slot.high)));
  }
  return object_of(members);
}

std::string bare_value(const Slot& slot, bool is_in_canonical_unit) {
  auto form = number_of(slot, is_in_canonical_unit);
  if (!slot.is_list) return form;
  return object_of({{"type", "\"array\""},
                    {"items", form},
                    {"minItems", std::to_string(slot.least)},
                    {"maxItems", std::to_string(slot.most)}});
}

Members sourced_members(const Slot& slot) {
  std::vector<std::string> units;
  for (const auto& unit : slot.units) units.push_back(unit.name);
  const auto end = number_of(slot, false);
  return {{"value", bare_value(slot, false)},
          {"unit", object_of({{"enum", quoted_array(units)}})},
          {"range", object_of({{"type", "\"array\""}, {"items", end}, {"minItems", "2"}, {"maxItems", "2"}})},
          {"source", reference("text")},
          {"evidence", reference("evidence")},
          {"note", reference("text")}};
}

/// A parameter: a bare value, a sourced one, or sourced ones with dates.
Members parameter_members(const Slot& slot, const MeaningOf& meaning_of) {
  auto dated = sourced_members(slot);
  dated.emplace_back("from", reference("date"));
  std::vector<std::string> forms{bare_value(slot, true), closed_object(sourced_members(slot), {"value"})};
  if (slot.may_change) {
    forms.push_back(object_of({{"type", "\"array\""}, {"items", closed_object(dated, {"value"})}, {"minItems", "1"}}));
  }
  const ParameterMeaning meaning = meaning_of(slot.path);
  Members members{{"description", description(meaning.english, meaning.indonesian)},
                  {"x-unit", quoted_json(slot.unit().name)},
                  {"x-kind", quoted_json(kind_words[static_cast<std::size_t>(slot.kind)])},
                  {"anyOf", array_of(forms)}};
  if (!slot.authority.empty()) members.emplace_back("x-authority", quoted_json(slot.authority));
  return members;
}

std::string schema_of(const Slot& slot, const MeaningOf& meaning_of) {
  return object_of(parameter_members(slot, meaning_of));
}

std::string tksk_schema(const MeaningOf& meaning_of) {
  auto members = parameter_members(tksk_slot(), meaning_of);
  auto by_name = object_of({{"type", "\"object\""}, {"additionalProperties", reference("tksk_in_kecamatan")}});
  for (auto& [key, value] : members) {
    if (key == "anyOf") value = array_of({reference("tksk_in_kecamatan"), by_name});
  }
  return object_of(members);
}

std::string schema_of(const WordSpecification& word) {
  Members members{{"description", description(word.meaning_en, word.meaning_id)}};
  switch (word.form) {
    case WordForm::text:
    case WordForm::file:
      members.emplace_back("type", "\"string\"");
      break;
    case WordForm::folder_name:
      members.emplace_back("type", "\"string\"");
      members.emplace_back("pattern", R"("^[A-Za-z0-9_][A-Za-z0-9._-]{0,63}$")");
      break;
    case WordForm::date:
      members.emplace_back("$ref", quoted_json("#/$defs/date"));
      break;
    case WordForm::month:
      members.emplace_back("$ref", quoted_json("#/$defs/month"));
      break;
    case WordForm::natural:
      members.emplace_back("type", "\"integer\"");
      members.emplace_back("minimum", "0");
      break;
    case WordForm::version:
      members.emplace_back("const", "1");
      break;
    case WordForm::flag:
      members.emplace_back("const", "true");
      break;
  }
  return object_of(members);
}

std::string kecamatan_schema(const MeaningOf& meaning_of) {
  const Members properties{{"name", reference("text")},
                           {"population", schema_of(population_slot(), meaning_of)},
                           {"kelurahan", schema_of(kelurahan_slot(), meaning_of)},
                           {"kpm", schema_of(kecamatan_kpm_slot(), meaning_of)}};
  return object_of({{"type", "\"array\""}, {"items", closed_object(properties, {"name"})}});
}

/// Keys in groups, as in the file: "a.b.c" is c in b in a.
struct Group {
  std::string name;
  std::vector<Group> groups;
  Members leaves;

  void add(const std::string& path, const std::string& schema);
  Group& group(const std::string& wanted);
  [[nodiscard]] Members properties() const;
};

void Group::add(const std::string& path, const std::string& schema) {
  const auto dot = path.find('.');
  if (dot == std::string::npos) {
    leaves.emplace_back(path, schema);
  } else {
    group(path.substr(0, dot)).add(path.substr(dot + 1), schema);
  }
}

Group& Group::group(const std::string& wanted) {
  const auto found = std::ranges::find(groups, wanted, &Group::name);
  if (found != groups.end()) return *found;
  groups.push_back({wanted, {}, {}});
  return groups.back();
}

Members Group::properties() const {
  Members all = leaves;
  for (const auto& each : groups) all.emplace_back(each.name, closed_object(each.properties(), {}));
  return all;
}

Members definitions(const MeaningOf& meaning_of) {
  Members all = common_definitions();
  all.emplace_back("tksk_in_kecamatan", object_of(parameter_members(tksk_slot(), meaning_of)));
  return all;
}

}  // namespace
}  // namespace reading

std::string scenario_schema(const MeaningOf& meaning_of) {
  using namespace reading;
  Group root{"", {}, {}};
  std::vector<std::string> required;
  for (const auto& word : word_specifications()) {
    root.add(std::string(word.path), schema_of(word));
    if (word.required && word.every_file) required.emplace_back(word.path);
  }
  root.leaves.emplace_back("kecamatan", kecamatan_schema(meaning_of));
  root.leaves.emplace_back("claims", compact_json(claims_schema_file));
  for (const auto& slot : all_slots()) root.add(slot.path, schema_of(slot, meaning_of));
  root.add(std::string(tksk_path), tksk_schema(meaning_of));
  for (const std::string channel : {"bank", "post"}) {
    for (const std::string key : {"source", "evidence", "note"}) {
      root.add("payouts." + channel + "." + key, reference(key == "evidence" ? "evidence" : "text"));
    }
  }
  return closed_object(root.properties(), required,
                       {{"$schema", "\"https://json-schema.org/draft/2020-12/schema\""},
                        {"title", "\"Timbang scenario\""},
                        {"$defs", object_of(definitions(meaning_of))}});
}

}  // namespace timbang
