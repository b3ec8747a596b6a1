#include "studies/compare/flip_trials.hpp"

#include <algorithm>
#include <string>

#include "base/check.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/store/stored_summary.hpp"
#include "results/summary/claim_judge.hpp"
#include "results/summary/labels.hpp"
#include "studies/compare/request_manifest.hpp"
#include "studies/parameter_space.hpp"

namespace timbang {

namespace {

/// What claims are judged by: their outcomes, and the terms of those that are quotients.
KeptCells kept_of(const std::vector<PlacedClaim>& claims) {
  KeptCells kept;
  for (const PlacedClaim& placed : claims) {
    const auto outcome = find_outcome(placed.claim.outcome);
    TIMBANG_CHECK(outcome.has_value(), "outcomes of claims were checked");
    kept = kept.joined({{*outcome}, true, true});
    if (const auto& terms = outcome_at(*outcome).quotient) {
      kept = kept.joined({{terms->numerator}, true, true}).joined({{terms->denominator}, true, true});
    }
  }
  return kept;
}

}  // namespace

FlipTrials::FlipTrials(const ExperimentRequest& experiment, std::uint32_t replications, TrialStore& store,
                       TrialRunner& runner)
    : experiment_(experiment), replications_(replications), store_(store), runner_(runner) {}

std::vector<MadeScenario> FlipTrials::scenarios_at(const FlipPoint& point) const {
  std::vector<Setting> assumed;
  if (point.plan != nullptr) {
    const auto settings = ParameterSpace(*point.plan).settings(std::vector{point.value});
    // Shares that do not sum: no sound scenario.
    if (!settings) return {};
    assumed = *settings;
  }
  std::vector<MadeScenario> scenarios;
  try {
    for (const Arm& arm : experiment_.arms) {
      scenarios.push_back(
          {read_scenario(arm.scenario.file, arm.settings, assumed), {arm.scenario.file, arm.settings, assumed}});
    }
  } catch (const ScenarioError&) {
    return {};
  }
  return scenarios;
}

std::optional<std::vector<FlipAnswers>> FlipTrials::answers_at(const std::vector<FlipPoint>& points) {
  TrialPlan plan;
  plan.seed = plan.population_seed = experiment_.seed;
  plan.kept = kept_of(experiment_.claims);
  // Each point is a city of its own, so that its trials run together.
  plan.order = PlanOrder::by_city;
  std::vector<MadeScenario> scenarios;  // by position in the plan
  std::vector<PlannedPoint> planned;
  for (const FlipPoint& point : points) {
    PlannedPoint& arms = planned.emplace_back();
    for (MadeScenario& each : scenarios_at(point)) {
      arms.arms.push_back(plan.add(each.scenario.values_sha256, each.scenario.baseline_sha256, {0, replications_}));
      if (arms.arms.back() == scenarios.size()) scenarios.push_back(std::move(each));
    }
  }
  plan.scenario = [&](std::size_t position) { return scenarios[position].scenario; };
  plan.recipe = [&](std::size_t position) { return scenarios[position].recipe; };
  const TrialRun run = runner_.run(plan);
  if (run.is_stopped) return std::nullopt;
  std::vector<FlipAnswers> answers;
  for (PlannedPoint& point : planned) {
    const bool is_unfit = std::any_of(point.arms.begin(), point.arms.end(), [&](std::size_t position) {
      const std::size_t city = plan.scenarios()[position].city;
      return std::find(run.unfit_cities.begin(), run.unfit_cities.end(), city) != run.unfit_cities.end();
    });
    // Where nothing can be made or fitted there are no answers, and the search goes elsewhere.
    answers.push_back(point.arms.empty() || is_unfit ? FlipAnswers() : judged(point, plan));
  }
  return answers;
}

FlipAnswers FlipTrials::judged(const PlannedPoint& point, const TrialPlan& plan) const {
  std::vector<std::vector<Trial>> trials;
  for (const std::size_t position : point.arms) {
    std::vector<Trial>& arm = trials.emplace_back();
    for (std::uint32_t replication = 0; replication < replications_; ++replication) {
      auto trial = store_.trial(plan.key(position, replication));
      TIMBANG_CHECK(trial.has_value(), "every trial asked for is stored");
      arm.push_back(std::move(*trial));
    }
  }
  // Claims are judged by labels of places and months; nothing else of a summary is needed.
  Summary labels;
  const Manifest manifest = manifest_of(experiment_);
  labels.wheres = where_labels(manifest);
  labels.months = month_labels(manifest);
  std::vector<std::string> names;
  for (const Arm& arm : experiment_.arms) names.push_back(arm.name);
  FlipAnswers answers;
  answers.report = judge_claims(experiment_.claims, ClaimRule(), views_of(trials), names, labels);
  answers.runs = std::uint64_t{replications_} * experiment_.arms.size();
  return answers;
}

}  // namespace timbang
