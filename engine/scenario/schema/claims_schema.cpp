#include "scenario/schema/schema_sections.hpp"

namespace timbang::reading {
namespace {

const std::string number = R"("number")";

std::string number_of(std::string_view english, std::string_view indonesian) {
  return described(english, indonesian, {{"type", number}});
}

std::string positive_number(std::string_view english, std::string_view indonesian) {
  return described(english, indonesian, {{"type", number}, {"exclusiveMinimum", "0"}});
}

std::string policy_schema(std::string_view english, std::string_view indonesian) {
  const std::string value = object_of({{"type", R"(["number","string","array"])"}});
  const std::string settings =
      object_of({{"type", R"("object")"}, {"additionalProperties", value}, {"minProperties", "1"}});
  return described(english, indonesian, {{"anyOf", array_of({reference("text"), settings})}});
}

SchemaMembers words() {
  const std::string statement = closed_object(
      {{"en", reference("text")}, {"id", reference("text")}}, {},
      {{"minProperties", "1"},
       {"description", description("What is stated, in plain words", "Yang dinyatakan, dengan kata biasa")}});
  const std::string month = object_of({{"anyOf", array_of({reference("month"), R"({"const":"all"})"})}});
  return {{"name", described("Short name of the claim", "Nama singkat klaim",
                             {{"type", R"("string")"}, {"pattern", R"("^[A-Za-z0-9_][A-Za-z0-9._-]{0,63}$")"}})},
          {"statement", statement},
          {"outcome",
           described("Name of the outcome, such as complaints.wait_mean", "Nama hasil", {{"type", R"("string")"}})},
          {"unit",
           described("Unit of the outcome, to be sure", "Satuan hasil, untuk memastikan", {{"type", R"("string")"}})},
          {"where", described("city, or a kecamatan", "city, atau sebuah kecamatan", {{"type", R"("string")"}})},
          {"month", month}};
}

SchemaMembers what_is_claimed() {
  const std::string range = described(
      "The value lies between these two", "Nilainya di antara keduanya",
      {{"type", R"("array")"}, {"items", object_of({{"type", number}})}, {"minItems", "2"}, {"maxItems", "2"}});
  return {
      {"under", policy_schema("The policy that is spoken of: a scenario file, or settings over this one",
                              "Kebijakan yang dimaksud: berkas skenario, atau perubahan atas skenario ini")},
      {"than", policy_schema("What it is compared with: scenario, a file, or settings",
                             "Pembandingnya: scenario, sebuah berkas, atau perubahan")},
      {"at_least", number_of("The value is this or more", "Nilainya sekian atau lebih")},
      {"at_most", number_of("The value is this or less", "Nilainya sekian atau kurang")},
      {"between", range},
      {"about", number_of("The value is this, within the margin", "Nilainya sekian, dalam batas margin")},
      {"margin", positive_number("How far from `about` still counts", "Jarak dari `about` yang masih berlaku")},
      {"higher_by", positive_number("Higher than the other by at least this", "Lebih tinggi paling sedikit sekian")},
      {"lower_by", positive_number("Lower than the other by at least this", "Lebih rendah paling sedikit sekian")},
      {"same_within", positive_number("Differs by no more than this", "Selisihnya tidak lebih dari sekian")}};
}

}  // namespace

std::string claims_schema() {
  SchemaMembers properties = words();
  for (const auto& member : what_is_claimed()) properties.push_back(member);
  properties.emplace_back("source", reference("text"));
  properties.emplace_back("note", reference("text"));
  properties.emplace_back("imposed_by", described("Calibration put it in: no run can support it",
                                                  "Dimasukkan oleh kalibrasi: simulasi tidak dapat mendukungnya",
                                                  {{"const", R"("calibration")"}}));
  std::vector<std::string> forms;
  for (const std::string form : {"at_least", "at_most", "between", "about"}) {
    forms.push_back(object_of({{"required", quoted_array({form})}, {"not", R"({"required":["than"]})"}}));
  }
  for (const std::string form : {"higher_by", "lower_by", "same_within"}) {
    forms.push_back(object_of({{"required", quoted_array({form, "than"})}}));
  }
  const std::string claim = closed_object(properties, {"name", "statement", "outcome"}, {{"oneOf", array_of(forms)}});
  return described("Statements about outcomes that a run answers: TRUE, FALSE, UNDECIDED or IMPOSED",
                   "Pernyataan tentang hasil yang dijawab simulasi: BENAR, SALAH, BELUM TERJAWAB, atau DITETAPKAN",
                   {{"type", R"("array")"}, {"items", claim}, {"minItems", "1"}, {"maxItems", "200"}});
}

}  // namespace timbang::reading
