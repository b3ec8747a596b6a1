#include "scenario/plans/value_reader.hpp"

#include <algorithm>
#include <utility>

#include "scenario/plans/value_keys.hpp"
#include "scenario/reading/plan_entry.hpp"

namespace timbang::reading {
namespace {

ValueSet read_set(PlanEntry& entry, const std::vector<ValueSet>& before) {
  ValueSet set;
  // A set without a name has its number.
  set.name = entry.has("name") ? entry.text("name") : std::to_string(before.size() + 1);
  const auto is_same = [&](const ValueSet& other) { return other.name == set.name; };
  if (std::ranges::any_of(before, is_same)) entry.report("named_twice", "name", {{"found", set.name}});
  for (const ValueKey& each : value_keys) {
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
  for (const ValueKey& each : value_keys) allowed.emplace_back(each.key);
  const auto read = [&](const DocumentNode& map) {
    PlanEntry entry(map, path, allowed, findings);
    ValueSet set = read_set(entry, values);
    set.place = place_of(map.mark);
    values.push_back(std::move(set));
  };
  if (node.is_map()) {
    read(node);
  } else if (node.is_list() && node.items.empty()) {
    report_found("not_a_list", node, path, findings);
  } else {
    for_each_map(node, path, findings, read);
  }
  return values;
}

}  // namespace timbang::reading
