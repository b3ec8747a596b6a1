#include "studies/decide/decision_measure.hpp"

#include <algorithm>
#include <string_view>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "outcomes/catalogue/named_outcome.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"

namespace timbang {

namespace {

std::size_t position(std::string_view outcome) {
  const auto index = find_outcome(outcome);
  TIMBANG_CHECK(index.has_value(), "an outcome is in the catalogue");
  return *index;
}

/// The positions in a table of the places that a target is for.
std::vector<std::size_t> wheres_of(const DecisionTarget& target, const Scenario& scenario) {
  std::vector<std::size_t> wheres;
  if (target.where == "city") return {0};
  for (std::size_t k = 0; k < scenario.kecamatan.size(); ++k) {
    if (target.where == every_kecamatan || target.where == scenario.kecamatan[k].name) wheres.push_back(k + 1);
  }
  return wheres;
}

double value_in_rupiah(const OutcomeTable& table, const std::vector<OutcomeValue>& terms, std::size_t where) {
  double sum = 0;
  for (const OutcomeValue& term : terms) sum += term.rupiah * table.at(term.outcome, where, 0);
  return sum;
}

}  // namespace

KeptCells decision_cells(const DecisionPlan& plan) {
  KeptCells cells{{}, true, false};
  std::vector<Problem> problems;
  for (const DecisionTarget& target : plan.targets) {
    const auto index = outcome_named(target.outcome, target.place, "decide.targets.outcome", problems);
    if (index) cells = cells.joined({{*index}, true, false});
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  for (const ValueSet& set : plan.values) {
    for (const OutcomeValue& term : outcome_values(set, 1)) cells = cells.joined({{term.outcome}, true, false});
  }
  return cells;
}

DecisionMeasure::DecisionMeasure(const DecisionPlan& plan, const Scenario& scenario) : cells_(decision_cells(plan)) {
  for (const DecisionTarget& target : plan.targets) {
    const double sign = target.is_at_least ? 1 : -1;
    targets_.push_back({position(target.outcome), target.limit, sign, wheres_of(target, scenario)});
  }
  const std::int32_t days = days_of(scenario.period.first_month, scenario.period.last_month);
  for (const ValueSet& set : plan.values) valuations_.push_back(outcome_values(set, days));
}

AllocationTrial DecisionMeasure::trial(const OutcomeTable& table) const {
  const auto margin = [&](const Target& target, std::size_t where) {
    return target.sign * (table.at(target.outcome, where, 0) - target.limit);
  };
  AllocationTrial trial;
  trial.meets_targets = true;
  for (std::size_t where = 1; where < table.wheres(); ++where) {
    std::vector<double> margins;
    for (const Target& target : targets_) margins.push_back(margin(target, where));
    trial.margins.push_back(std::move(margins));
  }
  for (const Target& target : targets_) {
    for (const std::size_t where : target.wheres) {
      if (margin(target, where) < 0) trial.meets_targets = false;  // NaN is no miss
    }
  }
  for (const std::vector<OutcomeValue>& terms : valuations_) {
    trial.values.push_back(value_in_rupiah(table, terms, 0));
    std::vector<double> gains;
    for (std::size_t where = 1; where < table.wheres(); ++where) gains.push_back(value_in_rupiah(table, terms, where));
    trial.gains.push_back(std::move(gains));
  }
  return trial;
}

}  // namespace timbang
