#include "report/brief/stored_brief.hpp"

#include <algorithm>
#include <utility>

#include "base/sha256.hpp"
#include "report/charts/chart_book.hpp"
#include "results/store/stored_scenarios.hpp"
#include "text/atomic_file.hpp"

namespace timbang {

BriefSource stored_brief(const ResultsStore& store, const Comparison& comparison, Date date) {
  BriefSource source;
  source.summary = stored_summary(store, comparison);
  source.spread = stored_spread(store, comparison, fan_outcome);
  source.scenario_file = store.manifest().arms.at(comparison.arms.front()).file;
  source.file_values_sha256 = stored_file_values(store, comparison.arms.front());
  source.folder = store.trials().paths().folder.string();
  source.date = date;
  source.manifest_sha256 = sha256_hex(read_whole_file(store.trials().paths().manifest).value_or(""));
  auto scenarios = stored_scenarios(store, comparison);
  // The scenarios are used together: titles, sources and commands of all arms, or of none.
  const bool is_complete = std::ranges::all_of(scenarios, [](const auto& scenario) { return scenario.has_value(); });
  if (!is_complete) return source;
  for (auto& scenario : scenarios) source.scenarios.push_back(std::move(*scenario));
  return source;
}

bool is_of_scenario(const std::string& values_sha256, const BriefSource& source) {
  return values_sha256 == source.summary.scenario_sha256 || values_sha256 == source.file_values_sha256;
}

}  // namespace timbang
