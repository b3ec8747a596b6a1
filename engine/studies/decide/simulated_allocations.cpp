#include "studies/decide/simulated_allocations.hpp"

#include <utility>

#include "base/check.hpp"
#include "scenario/parameters/slots.hpp"

namespace timbang {

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

SimulatedAllocations::SimulatedAllocations(const DecisionPlan& plan, const ScenarioSource& source, DecisionRuns& runs)
    : plan_(plan), source_(source), runs_(runs), kecamatan_(source.with(plan.settings, {}).kecamatan) {}

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
  auto results = runs_.one_city(scenarios, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(count));
  for (std::size_t i = 0; i < allocations.size(); ++i) {
    Known& each = known(allocations[i]);
    for (std::size_t trial = 0; trial < count; ++trial) {
      each.trials.insert_or_assign(first + trial, std::move(results[i][trial]));
    }
  }
}

const AllocationTrial& SimulatedAllocations::at(const Allocation& allocation, std::size_t replication) {
  const Known& each = known(allocation);
  const auto found = each.trials.find(replication);
  TIMBANG_CHECK(found != each.trials.end(), "a trial is prepared before it is read");
  return found->second;
}

}  // namespace timbang
