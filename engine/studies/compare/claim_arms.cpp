#include "studies/compare/claim_arms.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "outcomes/catalogue/claim_outcomes.hpp"
#include "scenario/layers/ensemble.hpp"
#include "studies/compare/arms.hpp"

namespace timbang {
namespace {

void append(std::vector<Problem>& problems, const std::vector<Problem>& more) {
  problems.insert(problems.end(), more.begin(), more.end());
}

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  // The same file by another path; a path that does not exist is the same as none.
  return a == b || std::filesystem::equivalent(a, b, error);
}

/// The settings of an arm with those of a claim over them.
std::vector<Setting> laid_over(const std::vector<Setting>& settings, const ClaimedPolicy& policy) {
  std::vector<Setting> all;
  for (const Setting& setting : settings) {
    const bool is_overlaid = std::any_of(policy.settings.begin(), policy.settings.end(),
                                         [&](const auto& each) { return each.first == setting.path; });
    // A claim's own setting takes the place of the arm's.
    if (!is_overlaid) all.push_back(setting);
  }
  for (const auto& [path, value] : policy.settings) all.push_back({path, value});
  return all;
}

bool is_same(const std::vector<Setting>& a, const std::vector<Setting>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Setting& left, const Setting& right) {
    return left.path == right.path && left.value == right.value;
  });
}

/// The arm of a policy that claims of `of` name.
Arm arm_of(const ClaimedPolicy& policy, const Arm& of) {
  Arm arm;
  arm.settings = laid_over(of.settings, policy);
  arm.scenario = read_scenario(policy.file.empty() ? of.scenario.file : policy.file, arm.settings);
  // Named by what the claim changes, and not by what the arm had already.
  std::vector<Setting> own;
  for (const auto& [path, value] : policy.settings) own.push_back({path, value});
  arm.name = own.empty() ? arm.scenario.name : combination_name(own);
  return arm;
}

/// The position of the policy's arm; it is added if nobody has it.
std::size_t placed(const ClaimedPolicy& policy, std::size_t of, std::vector<Arm>& arms) {
  if (policy.is_scenario()) return of;
  Arm arm = arm_of(policy, arms[of]);
  // By file and settings: an arm that the user compares serves its claims too.
  const auto found = std::find_if(arms.begin(), arms.end(), [&](const Arm& each) {
    return is_same_file(each.scenario.file, arm.scenario.file) && is_same(each.settings, arm.settings);
  });
  if (found != arms.end()) return static_cast<std::size_t>(found - arms.begin());
  arms.push_back(std::move(arm));
  return arms.size() - 1;
}

std::vector<std::string> targets_of(const Scenario& scenario) {
  return scenario.ensemble_file.empty() ? std::vector<std::string>() : read_ensemble(scenario.ensemble_file).targets;
}

void place_claims(std::size_t of, ExperimentRequest& request, std::vector<Problem>& problems) {
  std::vector<Claim> claims = request.arms[of].scenario.claims;
  append(problems, problems_of_outcomes(claims));
  mark_imposed(claims, targets_of(request.arms[of].scenario));
  for (const Claim& claim : claims) {
    try {
      PlacedClaim each{claim, placed(claim.under, of, request.arms), std::nullopt};
      if (claim.than) each.against = placed(*claim.than, of, request.arms);
      request.claims.push_back(std::move(each));
    } catch (const ScenarioError& error) {
      append(problems, error.problems());
    }
  }
}

}  // namespace

void add_claims(ExperimentRequest& request) {
  std::vector<Problem> problems;
  std::set<std::string> files;
  // Arms that claims add stand behind those that were asked for and stay out of the tables.
  request.shown = request.arms.size();
  for (std::size_t arm = 0; arm < request.shown; ++arm) {
    // Variations of one file share its claims, which are judged under the first of them.
    if (files.insert(request.arms[arm].scenario.file).second) place_claims(arm, request, problems);
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
}

void check_claims(const Scenario& scenario) {
  ExperimentRequest request;
  request.arms = {{scenario.name, {}, scenario}};
  add_claims(request);
}

}  // namespace timbang
