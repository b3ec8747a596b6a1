#include "studies/sweep/sweep_request.hpp"

#include <algorithm>
#include <utility>

#include "base/problem.hpp"
#include "outcomes/catalogue/claim_outcomes.hpp"
#include "outcomes/catalogue/named_outcome.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "outcomes/catalogue/outcome_value.hpp"

namespace timbang {

namespace {

KeptCells kept_cells(const ExperimentPlan& plan) {
  KeptCells kept = KeptCells::everything();
  kept.is_every_place = plan.kept == KeptOutcomes::full;
  if (plan.outcomes.empty()) return kept;
  kept.outcomes.clear();
  std::vector<Problem> problems;
  for (const NamedOutcome& named : plan.outcomes) {
    // All wrong names are told, not only the first.
    if (const auto index = outcome_named(named.name, named.place, "outcomes", problems)) {
      kept.outcomes.push_back(*index);
    }
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  std::sort(kept.outcomes.begin(), kept.outcomes.end());
  return kept;
}

/// What is wrong with what `stopping` asks: outcomes that are none, are not kept, or are ratios of means, for which
/// there is no interval that may be looked at again and again.
std::vector<Problem> problems_of_stopping(const ExperimentPlan& plan, const std::vector<std::size_t>& outcomes) {
  std::vector<Problem> problems;
  for (const WantedPrecision& wanted : plan.stopping) {
    const auto outcome = outcome_named(wanted.precision.outcome, wanted.place, "stopping", problems);
    if (!outcome) continue;
    const bool is_kept = std::find(outcomes.begin(), outcomes.end(), *outcome) != outcomes.end();
    const bool is_ratio = outcome_catalogue()[*outcome].pooling == Pooling::ratio_of_means;
    if (is_kept && !is_ratio) continue;
    problems.push_back({is_ratio ? "until_ratio" : "stopping_not_kept",
                        wanted.place,
                        "stopping",
                        {{"found", wanted.precision.outcome}}});
  }
  return problems;
}

}  // namespace

SweepShape sweep_shape(const ExperimentPlan& plan, const std::vector<Setting>& settings) {
  KeptCells kept = kept_cells(plan);
  const Scenario scenario = read_scenario(plan.scenario_file, settings);
  SweepShape shape{plan.name, scenario.name, scenario.values_sha256, std::move(kept), FolderIdentity::of(scenario)};
  const std::vector<std::size_t>& outcomes = shape.kept.outcomes;
  std::vector<Problem> problems = problems_of_kept(plan.claims, outcomes, shape.wheres());
  for (Problem& problem : problems_of_stopping(plan, outcomes)) problems.push_back(std::move(problem));
  for (Problem& problem : problems_of_kept(plan.values, outcomes)) problems.push_back(std::move(problem));
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  return shape;
}

}  // namespace timbang
