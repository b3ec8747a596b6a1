#include "scenario/schema/experiment_schema.hpp"

#include "base/ranges.hpp"
#include "scenario/canonical.hpp"
#include "scenario/experiments/experiment_design.hpp"
#include "scenario/parameters/slots.hpp"
#include "scenario/plans/decision_reader.hpp"
#include "scenario/schema/schema_files.hpp"
#include "scenario/schema/schema_sections.hpp"
#include "text/json_template.hpp"
#include "text/number_text.hpp"

namespace timbang {

std::string experiment_schema() {
  using namespace reading;
  const SchemaMembers values{{"allocate", json_quoted(tksk_path)},
                             {"authority", json_quoted(tksk_slot().authority)},
                             {"claims", compact_json(claims_schema_file)},
                             {"definitions", object_of(common_definitions())},
                             {"designs", quoted_array(design_words())},
                             {"most_flip_points", std::to_string(most_flip_points)},
                             {"most_member_replications", std::to_string(most_member_replications)},
                             {"most_runs", std::to_string(most_runs_allowed)},
                             {"most_tksk", number_text(tksk_slot().high)},
                             {"value_set", compact_json(value_set_schema_file)}};
  return fill_json(compact_json(experiment_schema_file), [&](std::string_view name) {
    const auto* value = find_by(values, name, &SchemaMembers::value_type::first);
    return value == nullptr ? "\"$" + std::string(name) + "\"" : value->second;  // JSON Schema has keys such as "$ref"
  });
}

}  // namespace timbang
