#include "scenario/value_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "scenario/plan_entry.hpp"

namespace timbang::reading {
namespace {

/// One number of a value set: its key and what it means.
struct ValueKey {
  const char* key;
  double ValueSet::*rupiah;
  const char* english;
  const char* indonesian;
};

constexpr std::array<ValueKey, 4> keys{{
    {"per_rupiah_delivered", &ValueSet::per_rupiah_delivered,
     "Rupiah that one rupiah of aid taken up by families is worth; 0 if left out",
     "Nilai dalam rupiah dari satu rupiah bantuan yang diambil keluarga; 0 bila tidak ditulis"},
    {"per_complaint_day", &ValueSet::per_complaint_day,
     "Rupiah that one complaint open for one day costs; 0 if left out",
     "Kerugian dalam rupiah dari satu pengaduan yang terbuka satu hari; 0 bila tidak ditulis"},
    {"per_person_kept_from_poverty", &ValueSet::per_person_kept_from_poverty,
     "Rupiah that it is worth to keep one person from poverty over the reported months (of a year: a year's worth); "
     "0 if left out",
     "Nilai dalam rupiah dari satu orang yang terjaga dari kemiskinan selama bulan yang dilaporkan (bila setahun: "
     "nilai setahun); 0 bila tidak ditulis"},
    {"per_rupiah_of_staff", &ValueSet::per_rupiah_of_staff,
     "Rupiah that one rupiah spent on staff costs; 1 if left out",
     "Kerugian dalam rupiah dari satu rupiah biaya petugas; 1 bila tidak ditulis"},
}};

ValueSet read_set(PlanEntry& entry, const std::vector<ValueSet>& before) {
  ValueSet set;
  set.name = entry.has("name") ? entry.text("name") : std::to_string(before.size() + 1);
  const auto is_same = [&](const ValueSet& other) { return other.name == set.name; };
  if (std::any_of(before.begin(), before.end(), is_same)) entry.report("named_twice", "name", {{"found", set.name}});
  for (const ValueKey& each : keys) {
    double& rupiah = set.*each.rupiah;
    rupiah = entry.number(each.key).value_or(rupiah);
    if (rupiah < 0) entry.report("worth_below_zero", each.key);
  }
  return set;
}

}  // namespace

std::vector<ValueSet> read_values(const DocumentNode& node, const std::string& path, Findings& findings) {
  std::vector<ValueSet> values;
  std::vector<std::string> allowed{"name"};
  for (const ValueKey& each : keys) allowed.emplace_back(each.key);
  const auto read = [&](const DocumentNode& map) {
    PlanEntry entry(map, path, allowed, findings);
    ValueSet set = read_set(entry, values);
    set.place = place_of(map.mark);
    values.push_back(std::move(set));
  };
  if (node.is_map()) {
    read(node);
  } else if (node.is_list() && node.items.empty()) {
    findings.add("not_a_list", node.mark, path, {{"found", node.shown()}});
  } else {
    for_each_map(node, path, findings, read);
  }
  return values;
}

std::string values_schema() {
  SchemaMembers members{{"name", reference("text")}};
  for (const ValueKey& each : keys) {
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
