#include "studies/compare/members.hpp"

#include <string>

#include "scenario/layers/read_scenario.hpp"

namespace timbang {
namespace {

constexpr std::uint32_t usual_replications = 20;
constexpr std::uint32_t fewest_under_ensemble = 40;

Problem problem_of_arm(const std::string& id, const Arm& arm, const Arm& first) {
  return {id, {arm.scenario.file, 0, 0, ""}, "", {{"arm", arm.name}, {"first", first.name}}};
}

}  // namespace

IntervalKind chosen_interval(std::optional<IntervalKind> asked, const std::vector<Arm>& arms) {
  const bool has_ensemble = !arms.front().scenario.ensemble_file.empty();
  return asked.value_or(has_ensemble ? IntervalKind::plausible : IntervalKind::seeds);
}

Ensemble common_ensemble(const std::vector<Arm>& arms) {
  const Arm& first = arms.front();
  const std::string& file = first.scenario.ensemble_file;
  if (file.empty()) throw ScenarioError({problem_of_arm("no_ensemble", first, first)});
  Ensemble ensemble = read_ensemble(file);
  std::vector<Problem> problems;
  for (const Arm& arm : arms) {
    const std::string& other = arm.scenario.ensemble_file;
    // The same file, or the same members in another file.
    if (other.empty() || other == file || read_ensemble(other).sha256 == ensemble.sha256) continue;
    problems.push_back(problem_of_arm("ensembles_differ", arm, first));
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  return ensemble;
}

std::uint32_t chosen_replications(std::optional<std::uint32_t> asked, const std::optional<Ensemble>& ensemble) {
  if (asked) return *asked;
  if (!ensemble) return usual_replications;
  const auto members = static_cast<std::uint32_t>(ensemble->members.size());
  // Every member equally often, and at least forty times in all (docs/decisions/0002-plausible-ranges.md).
  return (fewest_under_ensemble + members - 1) / members * members;
}

void add_members(std::vector<Arm>& arms, const Ensemble& ensemble, std::size_t count) {
  std::vector<Problem> problems;
  for (Arm& arm : arms) {
    try {
      arm.members = read_members(arm.scenario.file, arm.settings, ensemble.file, count);
    } catch (const ScenarioError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
}

bool is_out_of_date(const Ensemble& ensemble, const Scenario& scenario) {
  // Ensembles written by hand name no values.
  if (ensemble.of_values.empty() || scenario.ensemble_named_in.empty()) return false;
  return read_scenario(scenario.ensemble_named_in).values_sha256 != ensemble.of_values;
}

}  // namespace timbang
