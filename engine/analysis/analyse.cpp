#include "analysis/analyse.hpp"

#include <algorithm>
#include <array>

#include "analysis/discovery.hpp"
#include "analysis/options_at_stake.hpp"
#include "analysis/sensitivity.hpp"
#include "base/problem.hpp"

namespace timbang {

namespace {

constexpr std::size_t most_outcomes_unasked = 12;

std::vector<std::size_t> outcomes_of(const SweepShape& shape, const AnalysisRequest& request) {
  std::vector<std::size_t> outcomes;
  for (const std::string& name : request.outcomes) {
    const std::size_t outcome = kept_outcome(name, shape.outcomes, "--outcome");
    if (std::find(outcomes.begin(), outcomes.end(), outcome) == outcomes.end()) outcomes.push_back(outcome);
  }
  if (!outcomes.empty()) return outcomes;
  if (shape.outcomes.size() > most_outcomes_unasked) {
    throw ScenarioError({{"analyse_many_outcomes", {}, "", {{"count", std::to_string(shape.outcomes.size())}}}});
  }
  return shape.outcomes;
}

void add_stakes(const SweepSample& sample, const std::vector<Judgement>& judgements, AnalysisReport& report) {
  for (const Judgement& judgement : judgements) {
    auto stake = options_at_stake(sample, judgement);
    if (!stake) {
      report.lacks_crossing = true;
    } else {
      report.stakes.push_back(std::move(*stake));
    }
  }
}

}  // namespace

std::string_view method_word(SensitivityMethod method) {
  constexpr std::array<std::string_view, 6> words{"sobol_indices", "elementary_effects", "partial_rank_correlations",
                                                  "emulator",      "level_means",        "single_changes"};
  return words[static_cast<std::size_t>(method)];
}

AnalysisReport analyse(const SweepStore& store, const AnalysisRequest& request) {
  const SweepShape& shape = store.shape();
  const std::vector<std::size_t> outcomes = outcomes_of(shape, request);
  std::optional<WantedOutcome> target;
  if (request.target) target = parse_target(*request.target, shape.outcomes);
  std::vector<OutcomeWorth> worth;
  for (const std::string& each : request.worth) worth.push_back(parse_worth(each, shape.outcomes));
  std::vector<std::size_t> read = outcomes;
  if (target) read.push_back(target->outcome);
  for (const OutcomeWorth& each : worth) read.push_back(each.outcome);

  const SweepSample sample(store, read);
  AnalysisReport report;
  report.experiment_name = shape.experiment_name;
  report.scenario_name = shape.scenario_name;
  report.scenario_sha256 = shape.scenario_sha256;
  report.worth = worth;
  sample.describe(report);
  std::vector<Judgement> judgements;
  for (const std::size_t outcome : outcomes) {
    for (SensitivityTable& table : sensitivity_tables(sample, outcome)) report.tables.push_back(std::move(table));
    if (auto judgement = judge_by_outcome(sample, outcome)) judgements.push_back(std::move(*judgement));
  }
  if (target) {
    report.scenario = find_scenario(sample, *target);
    judgements.push_back(judge_by_target(sample, *target));
  }
  if (!worth.empty()) judgements = {judge_by_worth(sample, worth)};
  if (has_choice(sample)) add_stakes(sample, judgements, report);
  return report;
}

}  // namespace timbang
