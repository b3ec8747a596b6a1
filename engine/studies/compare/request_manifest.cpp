#include "studies/compare/request_manifest.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "base/sha256.hpp"

namespace timbang {

namespace {

bool stand_side_by_side(const Scenario& a, const Scenario& b) {
  const bool same_places =
      std::equal(a.kecamatan.begin(), a.kecamatan.end(), b.kecamatan.begin(), b.kecamatan.end(),
                 [](const Kecamatan& left, const Kecamatan& right) { return left.name == right.name; });
  return same_places && a.period.start == b.period.start && a.period.policy_start == b.period.policy_start &&
         a.period.first_month == b.period.first_month && a.period.last_month == b.period.last_month;
}

std::string compiler_name() {
#if defined(__clang__)
  return "clang " __clang_version__;
#else
  return "g++ " __VERSION__;
#endif
}

ManifestArm manifest_arm(const Arm& arm) {
  ManifestArm result;
  result.name = arm.name;
  for (const Setting& setting : arm.settings) result.settings.emplace_back(setting.path, setting.value);
  result.values_sha256 = arm.scenario.values_sha256;
  result.canonical_values = arm.scenario.canonical_values;
  result.held = arm.members.held;
  for (const Scenario& member : arm.members.scenarios) result.members.push_back(member.values_sha256);
  // A scenario that was read from a folder's own texts has no file.
  if (std::filesystem::exists(arm.scenario.file)) result.texts = texts_of_scenario(arm.scenario.file, arm.settings);
  result.scenario = arm.scenario.name;
  result.file = arm.scenario.file;
  result.file_sha256 = arm.scenario.file_sha256;
  result.baseline_sha256 = arm.scenario.baseline_sha256;
  return result;
}

}  // namespace

std::size_t members_needed(const ExperimentRequest& request) {
  if (!request.ensemble) return 0;
  // Under few replications the first members are enough.
  return std::min<std::size_t>(request.replications, request.ensemble->members.size());
}

void check_request(const ExperimentRequest& request) {
  TIMBANG_CHECK(!request.arms.empty() && request.replications > 0, "an experiment has arms and replications");
  for (const Arm& arm : request.arms) {
    TIMBANG_CHECK(arm.members.scenarios.size() == members_needed(request), "every arm has the members it runs under");
  }
  std::vector<Problem> problems;
  const Arm& first = request.arms.front();
  for (const Arm& arm : request.arms) {
    if (stand_side_by_side(first.scenario, arm.scenario)) continue;
    Problem problem;
    problem.id = "arms_not_comparable";
    problem.place.file = arm.scenario.file;
    problem.arguments = {{"arm", arm.name}, {"first", first.name}};
    problems.push_back(std::move(problem));
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
}

Manifest manifest_of(const ExperimentRequest& request) {
  const Scenario& first = request.arms.front().scenario;
  Manifest manifest;
  manifest.engine_version = TIMBANG_VERSION;
  manifest.compiler = compiler_name();
  manifest.scenario_name = first.name;
  manifest.scenario_file = first.file;
  manifest.scenario_sha256 = first.values_sha256;
  manifest.baseline_sha256 = first.baseline_sha256;
  manifest.file_sha256 = first.file_sha256;
  manifest.seed = request.seed;
  manifest.population_seed = request.seed;
  manifest.replications = request.replications;
  manifest.is_sequential = request.is_anytime;
  FolderIdentity identity = FolderIdentity::of(first);
  manifest.city = std::move(identity.city);
  manifest.kecamatan = std::move(identity.kecamatan);
  manifest.first_month = identity.first_month;
  manifest.months = identity.months;
  for (std::size_t i = 0; i < request.arms.size(); ++i) {
    manifest.arms.push_back(manifest_arm(request.arms[i]));
    // Marked, so that tables and exports leave them out.
    manifest.arms.back().is_for_claims = request.shown > 0 && i >= request.shown;
  }
  if (!request.claims.empty()) {
    std::vector<Claim> claims;
    for (const PlacedClaim& placed : request.claims) claims.push_back(placed.claim);
    const std::string canonical = canonical_claims(claims);
    manifest.claims = {{sha256_hex(canonical), canonical, 0}};
  }
  if (!request.ensemble) return manifest;
  const Ensemble& ensemble = *request.ensemble;
  const auto members = static_cast<std::uint32_t>(ensemble.members.size());
  manifest.ensembles = {{ensemble.name, ensemble.sha256, members, ensemble.canonical}};
  for (ManifestArm& arm : manifest.arms) arm.ensemble_sha256 = ensemble.sha256;
  return manifest;
}

}  // namespace timbang
