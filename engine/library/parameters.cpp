#include "report/words/parameter_words.hpp"
#include "scenario/parameters/slots.hpp"
#include "timbang/scenario.hpp"

namespace timbang::api {

namespace {

static_assert(static_cast<int>(timbang::ParameterKind::lever) == static_cast<int>(ParameterKind::lever));

Parameter public_parameter(const reading::Slot& slot) {
  Parameter parameter;
  parameter.path = slot.path;
  parameter.kind = static_cast<ParameterKind>(slot.kind);
  parameter.authority = slot.authority;
  parameter.choices.assign(slot.choices.begin(), slot.choices.end());
  ParameterMeaning meaning = parameter_meaning(slot.path);
  parameter.english = std::move(meaning.english);
  parameter.indonesian = std::move(meaning.indonesian);
  if (!slot.choices.empty() || slot.units.empty()) return parameter;
  parameter.unit = slot.unit().name;
  parameter.low = slot.unit().from_base(slot.low);
  parameter.high = slot.unit().from_base(slot.high);
  return parameter;
}

std::vector<Parameter> all_parameters() {
  std::vector<Parameter> all;
  for (const reading::Slot& slot : reading::all_slots()) all.push_back(public_parameter(slot));
  return all;
}

}  // namespace

const std::vector<Parameter>& parameters() {
  static const std::vector<Parameter> all = all_parameters();
  return all;
}

}  // namespace timbang::api
