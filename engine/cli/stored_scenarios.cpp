#include "cli/stored_scenarios.hpp"

#include <filesystem>
#include <string>
#include <utility>

#include "base/problem.hpp"
#include "cli/console.hpp"
#include "report/words/number_format.hpp"
#include "results/stored_summary.hpp"
#include "scenario/layers/read_scenario.hpp"

namespace timbang {
namespace {

/// The scenario as it was simulated; nothing if the file is gone or has other values now.
std::optional<Scenario> scenario_of(const std::string& file, const ManifestArm& arm) {
  std::vector<Setting> settings;
  for (const auto& [path, value] : arm.settings) settings.push_back({path, value});
  try {
    Scenario scenario = read_scenario(file, settings);
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

/// Where an option's scenario may stand: the first option's file with the option's settings, or a file named after the
/// option beside it or in a folder there. Which it is, its values tell.
std::vector<std::string> files_of(const ArmSummary& arm, const std::string& first) {
  namespace fs = std::filesystem;
  std::vector<std::string> files{first};
  const fs::path folder = fs::path(first).parent_path();
  const std::string name = arm.name + ".yaml";
  std::error_code error;
  if (fs::exists(folder / name, error)) files.push_back((folder / name).string());
  for (const auto& entry : fs::directory_iterator(folder.empty() ? fs::path(".") : folder, error)) {
    if (fs::exists(entry.path() / name, error)) files.push_back((entry.path() / name).string());
  }
  return files;
}

}  // namespace

std::vector<std::optional<Scenario>> stored_scenarios(const Manifest& manifest) {
  std::vector<std::optional<Scenario>> scenarios;
  for (const ManifestArm& arm : manifest.arms) scenarios.push_back(scenario_of(manifest.scenario_file, arm));
  return scenarios;
}

std::vector<Scenario> scenarios_of(const Manifest& manifest, const Summary& summary, const std::string& file) {
  std::vector<Scenario> scenarios;
  for (const ArmSummary& arm : summary.arms) {
    const ManifestArm* stored = find_arm(manifest, arm, summary.ensemble_sha256);
    if (stored == nullptr) return {};
    for (const std::string& candidate : files_of(arm, file)) {
      std::optional<Scenario> scenario = scenario_of(candidate, *stored);
      if (!scenario) continue;
      scenarios.push_back(std::move(*scenario));
      break;
    }
    if (scenarios.size() <= static_cast<std::size_t>(&arm - summary.arms.data())) return {};
  }
  return scenarios;
}

void complain_of_left_out_arms(const ResultsStore& store, Language language) {
  const std::size_t count = left_out_arms(store);
  if (count > 0) complain(count_text(language, "export.without_claim_arms", count));
}

}  // namespace timbang
