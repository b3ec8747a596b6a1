#include "scenario/schema/experiment_schema.hpp"

#include "scenario/experiments/experiment_design.hpp"
#include "scenario/schema/schema_sections.hpp"

namespace timbang {
namespace reading {
namespace {

const std::string string_type = R"("string")";

std::string text_of(std::string_view english, std::string_view indonesian) {
  return described(english, indonesian, {{"type", string_type}});
}

std::string word_of(std::string_view english, std::string_view indonesian, const std::vector<std::string>& words) {
  return described(english, indonesian, {{"enum", quoted_array(words)}});
}

std::string natural_of(std::string_view english, std::string_view indonesian, std::string_view least) {
  return described(english, indonesian, {{"type", R"("integer")"}, {"minimum", std::string(least)}});
}

std::string list_of(std::string_view english, std::string_view indonesian, const std::string& item,
                    std::string_view least = "1") {
  return described(english, indonesian, {{"type", R"("array")"}, {"items", item}, {"minItems", std::string(least)}});
}

std::string numbers(std::string_view english, std::string_view indonesian) {
  return list_of(english, indonesian, R"({"type":"number"})");
}

std::string range_of_two() {
  return object_of({{"type", R"("array")"}, {"items", R"({"type":"number"})"}, {"minItems", "2"}, {"maxItems", "2"}});
}

SchemaMembers with_annotations(SchemaMembers members) {
  members.emplace_back("evidence", reference("evidence"));
  members.emplace_back("source", reference("text"));
  members.emplace_back("note", reference("text"));
  return members;
}

/// A parameter's values one by one, or a distribution.
std::string varied_schema() {
  const std::string value = R"({"type":["number","string","array"]})";
  const std::string levels = object_of({{"type", R"("array")"}, {"items", value}, {"minItems", "1"}});
  const std::string spread = closed_object(
      with_annotations(
          {{"distribution", word_of("How values are spread", "Sebaran nilai",
                                    {"uniform", "triangular", "log_uniform", "pert", "discrete", "truncated_normal"})},
           {"range", range_of_two()},
           {"mode", R"({"type":"number"})"},
           {"mean", R"({"type":"number"})"},
           {"sd", R"({"type":"number","exclusiveMinimum":0})"},
           {"values", numbers("Values of discrete", "Nilai-nilai discrete")},
           {"weights", numbers("How much each value counts", "Bobot tiap nilai")},
           {"unit", reference("text")}}),
      {"distribution"});
  return described("Parameters with the values that they take in turn, or how they are spread",
                   "Parameter dengan nilai-nilai yang dicoba, atau sebarannya",
                   {{"type", R"("object")"},
                    {"minProperties", "1"},
                    {"additionalProperties", object_of({{"anyOf", array_of({levels, spread})}})}});
}

std::string uncertain_schema() {
  const std::string with_range = closed_object(
      with_annotations({{"path", reference("text")}, {"range", range_of_two()}, {"unit", reference("text")}}),
      {"path"});
  const std::string item = object_of({{"anyOf", array_of({reference("text"), with_range})}});
  const std::string list = object_of({{"type", R"("array")"}, {"items", item}, {"minItems", "1"}});
  return described("Unmeasured numbers to vary over their ranges; all takes every one that has a range",
                   "Angka yang belum diukur; all mengambil semua yang punya rentang",
                   {{"anyOf", array_of({R"({"const":"all"})", list})}});
}

std::string design_schema() {
  const std::string kind = word_of("How the values are combined", "Cara menggabungkan nilai", design_words());
  const std::string map = closed_object(
      {{"kind", kind},
       {"points", natural_of("How many points", "Banyaknya titik", "1")},
       {"trajectories", natural_of("How many trajectories of morris", "Banyaknya lintasan morris", "1")},
       {"levels", natural_of("Levels of each spread parameter", "Tingkat tiap parameter", "2")},
       {"crossed", R"({"type":"boolean"})"},
       {"groups", object_of({{"type", R"(["object","array"])"},
                             {"description", description("Parameters that count as one input",
                                                         "Parameter yang dihitung sebagai satu masukan")}})},
       {"file",
        text_of("CSV table of points, or the file of an ensemble", "Tabel titik dalam CSV, atau berkas ansambel")},
       {"members", natural_of("How many members of the ensemble", "Banyaknya anggota ansambel", "1")}},
      {"kind"});
  return object_of({{"anyOf", array_of({kind, map})}});
}

std::string correlated_schema() {
  const std::string paths = object_of({{"type", R"("array")"}, {"items", reference("text")}, {"minItems", "2"}});
  const std::string group =
      closed_object(with_annotations({{"parameters", paths}, {"rank_correlation", R"({"type":["number","array"]})"}}),
                    {"parameters", "rank_correlation"});
  return list_of("Parameters that go together, by rank correlation",
                 "Parameter yang berkaitan, menurut korelasi peringkat", group);
}

SchemaMembers properties() {
  return {{"timbang", R"({"const":1})"},
          {"experiment", described("Short name, used in folder names", "Nama singkat untuk nama folder",
                                   {{"type", string_type}, {"pattern", R"("^[A-Za-z0-9_][A-Za-z0-9._-]{0,63}$")"}})},
          {"title", R"({"type":["object","string"]})"},
          {"scenario", text_of("The scenario file", "Berkas skenario")},
          {"vary", varied_schema()},
          {"uncertain", uncertain_schema()},
          {"except", list_of("Paths and groups that all leaves out", "Jalur dan kelompok yang dikecualikan dari all",
                             reference("text"))},
          {"prior",
           word_of("How unmeasured numbers are spread", "Sebaran angka yang belum diukur", {"uniform", "triangular"})},
          {"design", design_schema()},
          {"correlated", correlated_schema()},
          {"outcomes", list_of("Outcomes to keep", "Hasil yang disimpan", reference("text"))},
          {"replications", natural_of("How often each point is simulated; the most, with stopping",
                                      "Ulangan tiap titik; paling banyak, bila ada stopping", "1")},
          {"stopping", list_of("Adds replications until every point's mean of these outcomes is as precise as written: "
                               "delivery.returned_to_treasury \u00B1 2 % (of the mean), complaints.backlog \u00B1 3",
                               "Menambah ulangan sampai rata-rata tiap titik setepat yang ditulis: "
                               "delivery.returned_to_treasury \u00B1 2 % (dari rata-rata), complaints.backlog \u00B1 3",
                               reference("text"))},
          {"seed", natural_of("Seed of all chance", "Benih semua kebetulan", "0")},
          {"store", word_of("What is kept of a run", "Yang disimpan dari simulasi", {"chosen", "full"})},
          {"claims", claims_schema()},
          {"value", values_schema()},
          {"decide", decision_schema()}};
}

}  // namespace
}  // namespace reading

std::string experiment_schema() {
  using namespace reading;
  return closed_object(properties(), {"timbang", "experiment", "scenario"},
                       {{"$schema", "\"https://json-schema.org/draft/2020-12/schema\""},
                        {"title", "\"Timbang experiment\""},
                        {"$defs", object_of(common_definitions())}});
}

}  // namespace timbang
