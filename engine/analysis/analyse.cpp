#include "analysis/analyse.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/discovery.hpp"
#include "analysis/options_at_stake.hpp"
#include "analysis/sensitivity.hpp"
#include "base/problem.hpp"
#include "base/search.hpp"

namespace timbang {

namespace {

constexpr std::size_t most_outcomes_unasked = 12;

/// A request as a sweep's store understands it.
struct ReadRequest {
  std::vector<std::size_t> outcomes;
  std::optional<WantedOutcome> target;
  std::vector<OutcomeValue> values;
};

std::vector<std::size_t> outcomes_of(const SweepShape& shape, const AnalysisRequest& request,
                                     std::vector<Problem>& problems) {
  std::vector<std::size_t> outcomes;
  for (const std::string& name : request.outcomes) {
    const auto outcome = kept_outcome(name, shape.kept.outcomes, "--outcome", problems);
    if (outcome && !contains(outcomes, *outcome)) {
      outcomes.push_back(*outcome);
    }
  }
  if (!request.outcomes.empty()) return outcomes;
  // With this many the request has to name its outcomes.
  if (shape.kept.outcomes.size() > most_outcomes_unasked) {
    Problem problem;
    problem.id = "analyse_many_outcomes";
    problem.arguments = {{"count", std::to_string(shape.kept.outcomes.size())}};
    problems.push_back(std::move(problem));
  }
  return shape.kept.outcomes;
}

ReadRequest read_request(const SweepShape& shape, const AnalysisRequest& request) {
  std::vector<Problem> problems;
  ReadRequest read{outcomes_of(shape, request, problems), std::nullopt, {}};
  const auto target = request.target ? read_target(*request.target, problems) : std::nullopt;
  if (target) {
    const auto outcome = kept_outcome(target->name, shape.kept.outcomes, "--target", problems);
    read.target = WantedOutcome{*request.target, outcome.value_or(0), target->side, target->number};
  }
  for (const std::string& text : request.values) {
    const auto typed = read_outcome_value(text, problems);
    if (!typed) continue;
    const auto outcome = kept_outcome(typed->name, shape.kept.outcomes, "--worth", problems);
    read.values.push_back({outcome.value_or(0), typed->number});
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  return read;
}

/// The valuations by which options are ranked: that of the request, or one for each value set.
std::vector<Valuation> valuations_of(const ReadRequest& request, const SweepShape& shape,
                                     const std::vector<ValueSet>& values) {
  // What the request says takes the place of the plan's value sets.
  if (!request.values.empty()) return {{"", request.values}};
  std::vector<Valuation> valuations;
  const Month first = shape.identity.first_month;
  // Complaint-days depend on the length of the period.
  const std::int32_t days = days_of(first, first + (shape.identity.months - 1));
  for (const ValueSet& each : values) valuations.push_back({each.name, outcome_values(each, days)});
  return valuations;
}

void add_stakes(const SweepSample& sample, const std::vector<Judgement>& judgements, AnalysisReport& report) {
  for (const Judgement& judgement : judgements) {
    // Options can only be compared in draws that they share (docs/decisions/0006-analysis.md).
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

std::vector<const OptionsAtStake*> AnalysisReport::by_value_sets() const {
  std::vector<const OptionsAtStake*> sets;
  for (const OptionsAtStake& stake : stakes) {
    if (stake.is_by_value_set()) sets.push_back(&stake);
  }
  return sets;
}

bool AnalysisReport::do_values_disagree() const {
  const std::vector<const OptionsAtStake*> sets = by_value_sets();
  return std::ranges::any_of(sets, [&](const OptionsAtStake* set) { return set->best != sets.front()->best; });
}

std::vector<Problem> problems_of_form(const AnalysisRequest& request) {
  std::vector<Problem> problems;
  if (request.target) static_cast<void>(read_target(*request.target, problems));
  for (const std::string& text : request.values) static_cast<void>(read_outcome_value(text, problems));
  return problems;
}

AnalysisReport analyse(const SweepStore& store, const AnalysisRequest& asked) {
  const SweepShape& shape = store.shape();
  const ReadRequest request = read_request(shape, asked);
  const std::vector<Valuation> valuations = valuations_of(request, shape, store.design().values);
  std::vector<std::size_t> read = request.outcomes;
  // Everything that is read is read in one pass over the store.
  if (request.target) read.push_back(request.target->outcome);
  for (const Valuation& valuation : valuations) {
    for (const OutcomeValue& each : valuation.outcomes) read.push_back(each.outcome);
  }

  const SweepSample sample(store, read);
  AnalysisReport report;
  report.experiment_name = shape.experiment_name;
  report.scenario_name = shape.scenario_name;
  report.scenario_sha256 = shape.scenario_sha256;
  sample.describe(report);
  std::vector<Judgement> judgements;
  for (const std::size_t outcome : request.outcomes) {
    for (SensitivityTable& table : sensitivity_tables(sample, outcome)) report.tables.push_back(std::move(table));
    if (auto judgement = judge_by_outcome(sample, outcome)) judgements.push_back(std::move(*judgement));
  }
  // Values in rupiah combine outcomes, so that options are not also ranked by each outcome alone.
  if (!valuations.empty()) judgements.clear();
  if (request.target) {
    report.scenario = find_scenario(sample, *request.target);
    if (request.values.empty()) judgements.push_back(judge_by_target(sample, *request.target));
  }
  for (const Valuation& valuation : valuations) judgements.push_back(judge_by_values(sample, valuation));
  if (has_choice(sample)) add_stakes(sample, judgements, report);
  return report;
}

}  // namespace timbang
