#include "scenario/layers/read_scenario.hpp"

#include "base/check.hpp"
#include "base/sha256.hpp"
#include "scenario/layers/ensemble_file.hpp"
#include "scenario/layers/parameter_layers.hpp"
#include "scenario/layers/resolve_scenario.hpp"
#include "scenario/layers/scenario_files.hpp"
#include "scenario/layers/settings.hpp"

namespace timbang {
namespace reading {
namespace {

/// What is wrong with the scenario under a claim's settings is told where the claim gives them.
void check_policy(const ClaimedPolicy& policy, const Mark& mark, const Layer& own, const std::vector<Layer>& layers,
                  const Scenario& scenario, Findings& findings) {
  // A policy in a file of its own was checked with that file.
  if (policy.settings.empty()) return;
  std::vector<Setting> settings;
  for (const auto& [path, value] : policy.settings) settings.push_back({path, value});
  Findings found;
  const auto set = read_settings(settings, found);
  auto all = layers;
  all.insert(all.end(), set.begin(), set.end());
  try {
    static_cast<void>(resolve_scenario(own, std::move(all), &scenario.calendar, found));
  } catch (const ScenarioError& error) {
    for (const Problem& problem : error.problems()) {
      // By the path of what is wrong, at the place of the claim: that is where it can be mended.
      findings.add(problem.id, mark, problem.path.empty() ? std::string(claims_path) : problem.path, problem.arguments);
    }
  }
}

void take_claims(const Layer& own, const std::vector<Layer>& layers, Scenario& scenario, Findings& findings) {
  check_claims(own.claims, scenario, findings);
  for (const ParsedClaim& parsed : own.claims) {
    check_policy(parsed.claim.under, parsed.under, own, layers, scenario, findings);
    if (parsed.claim.than) check_policy(*parsed.claim.than, parsed.than, own, layers, scenario, findings);
    scenario.claims.push_back(parsed.claim);
  }
  findings.throw_if_any();
}

Scenario read(const std::string& file, const std::vector<Setting>& settings, const std::vector<Setting>& assumed,
              Findings& findings) {
  auto files = read_files(file, findings);
  auto assumed_layers = read_settings(assumed, findings);
  auto set = read_settings(settings, findings);
  // With a part of the chain missing every parameter of it would be reported missing, too.
  if (!files.complete) findings.throw_if_any();
  TIMBANG_CHECK(!files.layers.empty(), "a complete chain of files has a layer");
  const auto own = files.layers.back();
  check_named_ensemble(files.layers, findings);
  auto layers = std::move(files.layers);
  // Assumed values lie under the files' own levers, settings over everything.
  for (auto& layer : assumed_layers) lay_under(std::move(layer), layers);
  layers.insert(layers.end(), set.begin(), set.end());
  // After resolving: claims name kecamatan and months.
  auto scenario = resolve_scenario(own, layers, nullptr, findings);
  take_claims(own, layers, scenario, findings);
  scenario.file = file;
  scenario.file_sha256 = sha256_hex(files.bytes);
  return scenario;
}

}  // namespace
}  // namespace reading

Scenario read_scenario(const std::string& file, const std::vector<Setting>& settings,
                       const std::vector<Setting>& assumed) {
  reading::Findings findings;
  return reading::read(file, settings, assumed, findings);
}

FileTexts texts_of_scenario(const std::string& file, const std::vector<Setting>& settings) {
  reading::Findings findings;
  static_cast<void>(reading::read(file, settings, {}, findings));
  return findings.texts_of_files();
}

Scenario read_scenario_from(const FileTexts& texts, const std::string& file, const std::vector<Setting>& settings) {
  reading::Findings findings(texts);
  return reading::read(file, settings, {}, findings);
}

}  // namespace timbang
