#include "results/summary/used_values.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "scenario/parameters/slots.hpp"
#include "text/json_reader.hpp"

namespace timbang {

std::vector<UsedValue> used_values(const ManifestEnsemble& ensemble, std::uint32_t replications) {
  const JsonSource stored = JsonSource::parse(ensemble.canonical);
  std::vector<std::string> paths;
  std::vector<std::vector<double>> members;
  read_value(stored.at("parameters"), paths);
  read_value(stored.at("members"), members);
  TIMBANG_CHECK(!members.empty(), "an ensemble has a member");
  std::vector<UsedValue> used;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const auto* slot = reading::find_slot(paths[i]);
    // Of a parameter that this engine does not have, nobody was told a number either.
    if (slot == nullptr || replications == 0) continue;
    const auto shown = [&](std::size_t r) { return slot->unit().from_base(members[r % members.size()].at(i)); };
    UsedValue value{paths[i], 0, shown(0), shown(0)};
    for (std::size_t r = 0; r < replications; ++r) {
      value.mean += shown(r) / replications;
      value.low = std::min(value.low, shown(r));
      value.high = std::max(value.high, shown(r));
    }
    used.push_back(std::move(value));
  }
  return used;
}

}  // namespace timbang
