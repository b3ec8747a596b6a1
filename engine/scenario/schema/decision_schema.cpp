#include <cmath>

#include "scenario/parameters/slots.hpp"
#include "scenario/plans/decision_plan.hpp"
#include "scenario/plans/decision_reader.hpp"
#include "scenario/schema/schema_sections.hpp"

namespace timbang::reading {
namespace {

const std::string number_type = R"("number")";
const std::string object_type = R"("object")";

std::string number_between(std::string_view english, std::string_view indonesian, const SchemaMembers& bounds) {
  SchemaMembers members{{"type", number_type}};
  members.insert(members.end(), bounds.begin(), bounds.end());
  return described(english, indonesian, members);
}

std::string natural_between(std::string_view english, std::string_view indonesian, std::uint64_t least,
                            std::uint64_t most) {
  return described(english, indonesian,
                   {{"type", R"("integer")"}, {"minimum", std::to_string(least)}, {"maximum", std::to_string(most)}});
}

SchemaMembers least_and_most() {
  const auto most = static_cast<std::uint64_t>(std::llround(tksk_slot().high));
  return {
      {"least", natural_between("The fewest TKSK of a kecamatan", "TKSK paling sedikit di sebuah kecamatan", 0, most)},
      {"most", natural_between("The most TKSK of a kecamatan", "TKSK paling banyak di sebuah kecamatan", 0, most)}};
}

std::string limits_schema() {
  return described("How many TKSK a kecamatan may be given; a kecamatan's own by its name",
                   "Berapa TKSK boleh ditempatkan di sebuah kecamatan; batas kecamatan tertentu dengan namanya",
                   {{"type", object_type},
                    {"properties", object_of(least_and_most())},
                    {"additionalProperties", closed_object(least_and_most(), {})}});
}

std::string settings_schema() {
  return described("Parameters of the scenario set otherwise, by path", "Parameter skenario yang diubah, menurut jalur",
                   {{"type", object_type}, {"additionalProperties", R"({"type":["number","string","array"]})"}});
}

std::string targets_schema() {
  const std::string target =
      closed_object({{"outcome", described("Name of the outcome, of the whole period", "Nama hasil, untuk seluruh masa",
                                           {{"type", R"("string")"}})},
                     {"at_least", number_between("It is to be this or more", "Harus sekian atau lebih", {})},
                     {"at_most", number_between("It is to be this or less", "Harus sekian atau kurang", {})},
                     {"where", described("every_kecamatan (if not said), city, or a kecamatan",
                                         "every_kecamatan (bila tidak disebut), city, atau sebuah kecamatan",
                                         {{"type", R"("string")"}})},
                     {"probability",
                      number_between("In what share of years all targets are to hold together; the same in all of them",
                                     "Pada bagian tahun berapa semua target harus berlaku bersama; sama untuk semuanya",
                                     {{"exclusiveMinimum", "0"}, {"exclusiveMaximum", "1"}})}},
                    {"outcome"}, {{"oneOf", R"([{"required":["at_least"]},{"required":["at_most"]}])"}});
  return described("Outcomes that the staffing must reach; asks for the cheapest that does",
                   "Hasil yang harus dicapai; yang dicari tenaga termurah yang mencapainya",
                   {{"type", R"("array")"}, {"items", target}});
}

std::string budget_schema() {
  const std::string payer = R"("^([Aa][Pp][Bb][DdNn]|[Pp][Rr][Oo][Vv][Ii][Nn][Ss][Ii])$")";
  return closed_object(
      {{"amount", number_between("IDR a year for staff beyond the present", "Rupiah per tahun untuk tambahan tenaga",
                                 {{"minimum", "0"}})},
       {"payer", described("Whose money: apbn, provinsi or apbd", "Uang siapa: apbn, provinsi, atau apbd",
                           {{"type", R"("string")"}, {"pattern", payer}})},
       {"start", reference("date")},
       {"authority", described("Who decides on this staff", "Siapa yang memutuskan tenaga ini",
                               {{"const", "\"" + std::string(tksk_slot().authority) + "\""}})}},
      {"amount", "payer"},
      {{"description", description("Money for more staff; without targets it asks for its best use",
                                   "Uang untuk tambahan tenaga; tanpa target yang dicari penggunaan terbaiknya")}});
}

}  // namespace

std::string decision_schema() {
  return closed_object(
      {{"allocate", described("What is shared out", "Yang dibagi", {{"const", "\"" + std::string(tksk_path) + "\""}})},
       {"limits", limits_schema()},
       {"settings", settings_schema()},
       {"targets", targets_schema()},
       {"indifference",
        number_between("Half the width of the zone around the probability in which either answer will do",
                       "Setengah lebar zona di sekitar peluang, yang di dalamnya jawaban mana pun boleh",
                       {{"exclusiveMinimum", "0"}, {"exclusiveMaximum", "0.5"}})},
       {"error", number_between("The most that the chance of a wrong answer may be",
                                "Peluang jawaban keliru yang masih diterima",
                                {{"exclusiveMinimum", "0"}, {"exclusiveMaximum", "0.5"}})},
       {"budget", budget_schema()},
       {"value", values_schema()},
       {"smallest_lead",
        number_between("IDR a year: a smaller lead of one plan over another does not matter",
                       "Rupiah per tahun: keunggulan yang lebih kecil tidak berarti", {{"exclusiveMinimum", "0"}})},
       {"runs", natural_between("The most simulations of the search", "Simulasi paling banyak untuk pencarian", 1,
                                most_runs_allowed)},
       {"member_replications",
        natural_between("Simulations of each plan under each member of the ensemble",
                        "Simulasi tiap rencana menurut tiap anggota ansambel", 1, most_member_replications)},
       {"flip_points", natural_between("Values of each of the two numbers of the surface where the choice flips",
                                       "Nilai tiap angka pada peta tempat pilihan berubah", 2, most_flip_points)}},
      {"allocate"},
      {{"dependentRequired", R"({"value":["smallest_lead"]})"},
       {"description",
        description("A staffing decision for timbang decide", "Keputusan jumlah petugas untuk timbang decide")}});
}

}  // namespace timbang::reading
