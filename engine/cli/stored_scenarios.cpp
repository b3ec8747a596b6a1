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

const ManifestArm* find_arm(const Manifest& manifest, const ArmSummary& arm, const std::string& ensemble) {
  for (const ManifestArm& stored : manifest.arms) {
    if (stored.name == arm.name && stored.ensemble_sha256 == ensemble) return &stored;
  }
  return nullptr;
}

}  // namespace

std::vector<std::optional<Scenario>> stored_scenarios(const Manifest& manifest) {
  std::vector<std::optional<Scenario>> scenarios;
  for (const ManifestArm& arm : manifest.arms) scenarios.push_back(scenario_of(manifest, arm));
  return scenarios;
}

std::vector<Scenario> scenarios_of(const Manifest& manifest, const Summary& summary, const std::string& file) {
  std::vector<Scenario> scenarios;
  try {
    for (const ArmSummary& arm : summary.arms) {
      std::vector<Setting> settings;
      for (const auto& [path, value] : arm.settings) settings.push_back({path, value});
      const ManifestArm* stored = find_arm(manifest, arm, summary.ensemble_sha256);
      scenarios.push_back(read_scenario(file, settings));
      if (stored == nullptr || scenarios.back().values_sha256 != stored->values_sha256) return {};
    }
  } catch (const ScenarioError&) {
    return {};
  }
  return scenarios;
}

}  // namespace timbang
