#include "cli/stored_scenarios.hpp"

#include "base/problem.hpp"
#include "scenario/read_scenario.hpp"

namespace timbang {
namespace {

std::optional<Scenario> scenario_of(const Manifest& manifest, const ManifestArm& arm) {
  std::vector<Setting> settings;
  for (const auto& [path, value] : arm.settings) settings.push_back({path, value});
  try {
    Scenario scenario = read_scenario(manifest.scenario_file, settings);
    if (scenario.values_sha256 == arm.values_sha256) return scenario;
  } catch (const ScenarioError&) {
    return std::nullopt;  // moved, or changed since
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::optional<Scenario>> stored_scenarios(const Manifest& manifest) {
  std::vector<std::optional<Scenario>> scenarios;
  for (const ManifestArm& arm : manifest.arms) scenarios.push_back(scenario_of(manifest, arm));
  return scenarios;
}

}  // namespace timbang
