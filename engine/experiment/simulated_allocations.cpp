#include "experiment/simulated_allocations.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "scenario/parameters/slots.hpp"

namespace timbang {

namespace {

std::size_t position(std::string_view outcome) {
  const auto index = find_outcome(outcome);
  TIMBANG_CHECK(index.has_value(), "an outcome is in the catalogue");
  return *index;
}

/// The positions in a measured trial of the places that a target is for.
std::vector<std::size_t> wheres_of(const DecisionTarget& target, const Scenario& scenario) {
  std::vector<std::size_t> wheres;
  if (target.where == "city") return {0};
  for (std::size_t k = 0; k < scenario.kecamatan.size(); ++k) {
    if (target.where == every_kecamatan || target.where == scenario.kecamatan[k].name) wheres.push_back(k + 1);
  }
  return wheres;
}

}  // namespace

DecisionMeasure::DecisionMeasure(const DecisionPlan& plan, const Scenario& scenario, const MeasuredOutcomes& measured)
    : measured_(measured) {
  for (const DecisionTarget& target : plan.targets) {
    const double sign = target.is_at_least ? 1 : -1;
    targets_.push_back({position(target.outcome), target.limit, sign, wheres_of(target, scenario)});
  }
  const std::int32_t days = days_of(scenario.period.first_month, scenario.period.last_month);
  for (const ValueSet& set : plan.values) worths_.push_back(worth_of(set, days));
}

double DecisionMeasure::margin(const Measured& values, const Target& target, std::size_t where) const {
  return target.sign * (values[measured_.cell(target.outcome, where)] - target.limit);
}

double DecisionMeasure::worth(const Measured& values, const std::vector<OutcomeWorth>& terms, std::size_t where) const {
  double worth = 0;
  for (const OutcomeWorth& term : terms) worth += term.rupiah * values[measured_.cell(term.outcome, where)];
  return worth;
}

AllocationTrial DecisionMeasure::trial(const Measured& values) const {
  AllocationTrial trial;
  trial.meets_targets = true;
  for (std::size_t where = 1; where < measured_.wheres; ++where) {
    std::vector<double> margins;
    for (const Target& target : targets_) margins.push_back(margin(values, target, where));
    trial.margins.push_back(std::move(margins));
  }
  for (const Target& target : targets_) {
    for (const std::size_t where : target.wheres) {
      if (margin(values, target, where) < 0) trial.meets_targets = false;  // NaN is no miss
    }
  }
  for (const std::vector<OutcomeWorth>& terms : worths_) {
    trial.values.push_back(worth(values, terms, 0));
    std::vector<double> gains;
    for (std::size_t where = 1; where < measured_.wheres; ++where) gains.push_back(worth(values, terms, where));
    trial.gains.push_back(std::move(gains));
  }
  return trial;
}

std::vector<Setting> allocation_settings(const Allocation& tksk, const std::vector<Kecamatan>& kecamatan) {
  TIMBANG_CHECK(tksk.size() == kecamatan.size(), "an allocation has a number for each kecamatan");
  std::vector<Setting> settings;
  for (std::size_t k = 0; k < tksk.size(); ++k) {
    settings.push_back({std::string(reading::tksk_path) + "." + kecamatan[k].name, std::to_string(tksk[k])});
  }
  return settings;
}

std::vector<Setting> settings_of(const DecisionPlan& plan, const Allocation& tksk,
                                 const std::vector<Kecamatan>& kecamatan) {
  std::vector<Setting> settings = plan.settings;
  const std::vector<Setting> own = allocation_settings(tksk, kecamatan);
  settings.insert(settings.end(), own.begin(), own.end());
  return settings;
}

SimulatedAllocations::SimulatedAllocations(const DecisionPlan& plan, const ScenarioSource& source,
                                           const DecisionMeasure& measure, DecisionRuns& runs)
    : plan_(plan),
      source_(source),
      measure_(measure),
      runs_(runs),
      kecamatan_(source.with(plan.settings, {}).kecamatan) {}

SimulatedAllocations::Known& SimulatedAllocations::known(const Allocation& allocation) {
  const auto found = known_.find(allocation);
  if (found != known_.end()) return found->second;
  auto settings = settings_of(plan_, allocation, kecamatan_);
  Scenario scenario = source_.with(settings, {});
  ScenarioRecipe recipe{scenario.file, std::move(settings)};
  return known_.emplace(allocation, Known{{std::move(scenario), std::move(recipe)}, {}}).first->second;
}

void SimulatedAllocations::prepare(std::span<const Allocation> allocations, std::size_t first, std::size_t count) {
  std::vector<const MadeScenario*> scenarios;
  for (const Allocation& allocation : allocations) scenarios.push_back(&known(allocation).scenario);
  const auto results = runs_.one_city(scenarios, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(count));
  for (std::size_t i = 0; i < allocations.size(); ++i) {
    Known& each = known(allocations[i]);
    for (std::size_t trial = 0; trial < count; ++trial) {
      each.trials.insert_or_assign(first + trial, measure_.trial(results[i][trial]));
    }
  }
}

const AllocationTrial& SimulatedAllocations::at(const Allocation& allocation, std::size_t replication) {
  const Known& each = known(allocation);
  const auto found = each.trials.find(replication);
  TIMBANG_CHECK(found != each.trials.end(), "a trial is prepared before it is looked at");
  return found->second;
}

}  // namespace timbang
