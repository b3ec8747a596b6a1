#include "results/json/summary_schema.hpp"

#include "scenario/schema/schema_parts.hpp"

namespace timbang {
namespace {

using reading::closed_object;
using reading::described;
using reading::object_of;
using reading::quoted_array;
using reading::SchemaMembers;

const std::string text = R"({"type":"string"})";
const std::string count = R"({"type":"integer","minimum":0})";
const std::string number = R"({"type":["number","null"]})";

std::vector<std::string> keys_of(const SchemaMembers& members) {
  std::vector<std::string> keys;
  for (const auto& member : members) keys.push_back(member.first);
  return keys;
}

/// An object that has all of these keys and no others.
std::string whole_object(const SchemaMembers& members) {
  return closed_object(members, keys_of(members));
}

std::string list_of(const std::string& item) {
  return object_of({{"type", R"("array")"}, {"items", item}});
}

SchemaMembers cell(const std::string& name_key) {
  return {{name_key, text}, {"where", text}, {"month", text}, {"mean", number}, {"low", number}, {"high", number}};
}

std::string settings() {
  return object_of({{"type", R"("object")"}, {"additionalProperties", text}});
}

std::string arm() {
  SchemaMembers outcome = cell("name");
  outcome.insert(outcome.begin() + 1, {"unit", text});
  return closed_object({{"name", text},
                        {"set", settings()},
                        {"fingerprint", text},
                        {"held", list_of(text)},
                        {"outcomes", list_of(whole_object(outcome))}},
                       {"name", "set", "fingerprint", "outcomes"});
}

std::string difference() {
  SchemaMembers members = cell("outcome");
  members.insert(members.begin(), {{"arm", text}, {"against", text}});
  members.emplace_back("variance_reduction", number);
  members.emplace_back("agreement", number);
  members.emplace_back("is_effect", R"({"type":["boolean","null"]})");
  return whole_object(members);
}

std::string answer() {
  return whole_object({{"name", text},
                       {"statement", whole_object({{"en", text}, {"id", text}})},
                       {"answer", object_of({{"enum", quoted_array({"TRUE", "FALSE", "UNDECIDED", "IMPOSED"})}})},
                       {"outcome", text},
                       {"unit", text},
                       {"where", text},
                       {"month", text},
                       {"arm", text},
                       {"against", R"({"type":["string","null"]})"},
                       {"claimed", whole_object({{"low", number}, {"high", number}})},
                       {"mean", number},
                       {"low", number},
                       {"high", number},
                       {"replications", count},
                       {"source", text}});
}

std::string claims() {
  return whole_object({{"sha256", text},
                       {"runs_before", count},
                       {"all_hold", R"({"type":"boolean"})"},
                       {"judged", count},
                       {"error_control", text},
                       {"confidence", R"({"type":"number"})"},
                       {"is_anytime", R"({"type":"boolean"})"},
                       {"answers", list_of(answer())}});
}

std::string flip() {
  return whole_object({{"claim", text},
                       {"answer", text},
                       {"flipped", R"({"type":["string","null"]})"},
                       {"parameter", R"({"type":["string","null"]})"},
                       {"unit", text},
                       {"from", number},
                       {"still", number},
                       {"to", number},
                       {"half_ranges", number}});
}

std::string stopping() {
  return whole_object({{"outcome", text},
                       {"where", text},
                       {"month", text},
                       {"goal", R"({"type":"number"})"},
                       {"is_relative", R"({"type":"boolean"})"},
                       {"is_met", R"({"type":"boolean"})"},
                       {"replications", count},
                       {"arms", list_of(whole_object({{"arm", text},
                                                      {"against", R"({"type":["string","null"]})"},
                                                      {"mean", number},
                                                      {"low", number},
                                                      {"high", number},
                                                      {"achieved", number}}))}});
}

std::string warm_up() {
  const std::string months = R"({"type":["integer","null"],"minimum":0})";
  const std::string change = whole_object({{"mean", number}, {"low", number}, {"high", number}});
  return whole_object(
      {{"arm", text},
       {"warm_up_months", count},
       {"longest_months", count},
       {"replications", count},
       {"is_enough", R"({"type":"boolean"})"},
       {"needed_months", months},
       {"two_starts", list_of(whole_object({{"outcome", text},
                                            {"mean", number},
                                            {"low", number},
                                            {"high", number},
                                            {"within_10_percent_after", months},
                                            {"within_1_percent_after", months},
                                            {"change_in_last_year", change}}))},
       {"overloaded", list_of(whole_object({{"where", text}, {"workload", number}, {"in_the_end", number}}))}});
}

}  // namespace

std::string summary_schema() {
  const std::string interval = described("What every interval covers: chance alone, or what is plausible",
                                         "Yang dicakup tiap selang: kebetulan saja, atau yang wajar",
                                         {{"enum", quoted_array({"seeds", "plausible"})}});
  return closed_object(
      {{"timbang", text},
       {"verb", object_of({{"enum", quoted_array({"run", "compare"})}})},
       {"scenario", whole_object({{"name", text}, {"sha256", text}})},
       {"seed", count},
       {"replications", count},
       {"interval", interval},
       {"ensemble", whole_object({{"name", text}, {"sha256", text}, {"members", count}})},
       {"arms", list_of(arm())},
       {"differences", list_of(difference())},
       {"claims", claims()},
       {"stopping", stopping()},
       {"warm_up", list_of(warm_up())},
       {"flips", list_of(flip())}},
      {"timbang", "verb", "scenario", "seed", "replications", "interval", "arms"},
      {{"$schema", "\"https://json-schema.org/draft/2020-12/schema\""}, {"title", "\"Timbang summary\""}});
}

}  // namespace timbang
