#include "results/store/stored_scenarios.hpp"

#include "base/problem.hpp"
#include "results/store/comparison_records.hpp"
#include "scenario/layers/read_scenario.hpp"

namespace timbang {

std::optional<Scenario> stored_scenario(const ResultsStore& store, std::uint32_t number) {
  const ManifestArm& arm = store.manifest().arms.at(number);
  std::vector<Setting> settings;
  for (const auto& [path, value] : arm.settings) settings.push_back({path, value});
  try {
    Scenario scenario = read_scenario_from(load_texts(store.trials(), number), arm.file, settings);
    // Other values: the texts no longer say what was simulated.
    if (scenario.values_sha256 == arm.values_sha256) return scenario;
  } catch (const ScenarioError&) {
    return std::nullopt;  // rules for scenarios have changed since
  }
  return std::nullopt;
}

std::vector<std::optional<Scenario>> stored_scenarios(const ResultsStore& store, const Comparison& comparison) {
  std::vector<std::optional<Scenario>> scenarios;
  for (const std::uint32_t arm : comparison.arms) scenarios.push_back(stored_scenario(store, arm));
  return scenarios;
}

std::string stored_file_values(const ResultsStore& store, std::uint32_t number) {
  try {
    return read_scenario_from(load_texts(store.trials(), number), store.manifest().arms.at(number).file, {})
        .values_sha256;
  } catch (const ScenarioError&) {
    return {};
  }
}

}  // namespace timbang
