#include "studies/decide/decision_runs.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "base/check.hpp"

namespace timbang {

DecisionRuns::DecisionRuns(const DecisionMeasure& measure, std::uint64_t seed, const Workers& workers,
                           TrialStore& store, Tell tell_done, StopToken stop)
    : measure_(measure),
      seed_(seed),
      store_(store),
      tell_(std::move(tell_done)),
      runner_(store, workers, {[this](const TrialProgress& progress) { tell(progress); }, {}}, stop) {}

void DecisionRuns::tell(const TrialProgress& progress) {
  if (progress.stage == TrialProgress::Stage::fitting) return;
  if (!shared_) {
    shared_ = progress.done;
    known_ = done_ + progress.total - progress.done;
  }
  const std::size_t done = done_ + progress.done - *shared_;
  if (tell_ && progress.done > *shared_) tell_(done, std::max(done, known_));
}

TrialPlan DecisionRuns::plan_of(std::span<const MadeScenario* const> scenarios, Replications replications,
                                PlanOrder order) const {
  TrialPlan plan;
  plan.seed = plan.population_seed = seed_;
  plan.kept = measure_.cells();
  plan.order = order;
  std::vector<const MadeScenario*> planned;
  for (const MadeScenario* each : scenarios) {
    const std::size_t position = plan.add(each->scenario.values_sha256, each->scenario.baseline_sha256, replications);
    if (position == planned.size()) planned.push_back(each);
  }
  plan.scenario = [planned](std::size_t position) { return planned[position]->scenario; };
  plan.recipe = [planned](std::size_t position) { return planned[position]->recipe; };
  return plan;
}

TrialRun DecisionRuns::run(const TrialPlan& plan) {
  shared_.reset();
  TrialRun run = runner_.run(plan);
  done_ += run.simulated;
  if (run.is_stopped) throw DecisionStopped();
  for (const FailedTrial& failed : run.failures) {
    const TrialPlan::PlannedScenario& planned = plan.scenarios()[failed.scenario];
    const auto& unfit = run.unfit_cities;
    if (std::find(unfit.begin(), unfit.end(), planned.city) != unfit.end()) continue;
    throw DecisionTrialFailed("seed " + std::to_string(plan.seed) + ", replication " +
                              std::to_string(failed.replication) + ", values " + planned.values_sha256.substr(0, 8) +
                              ": " + failed.reason);
  }
  return run;
}

std::vector<AllocationTrial> DecisionRuns::results_of(const Scenario& scenario, Replications replications) const {
  std::vector<AllocationTrial> results;
  for (std::uint32_t i = 0; i < replications.count; ++i) {
    const auto trial = store_.trial({scenario.values_sha256, CityOrigin().text(), seed_, seed_, replications.at(i)});
    TIMBANG_CHECK(trial && trial->failure.empty(), "every trial asked for is stored");
    results.push_back(measure_.trial(trial->table));
  }
  return results;
}

DecisionTrials DecisionRuns::one_city(std::span<const MadeScenario* const> scenarios, std::uint32_t first,
                                      std::uint32_t count) {
  const Replications replications{first, count};
  const TrialRun done = run(plan_of(scenarios, replications, PlanOrder::by_replication));
  if (!done.unfit_cities.empty()) refuse_fit(scenarios.front()->scenario);
  DecisionTrials results;
  for (const MadeScenario* each : scenarios) results.push_back(results_of(each->scenario, replications));
  return results;
}

std::vector<std::optional<DecisionTrials>> DecisionRuns::many_cities(
    const std::vector<std::vector<MadeScenario>>& groups, std::uint32_t first, std::uint32_t count) {
  const Replications replications{first, count};
  std::vector<const MadeScenario*> all;
  for (const auto& group : groups) {
    for (const MadeScenario& each : group) all.push_back(&each);
  }
  const TrialPlan plan = plan_of(all, replications, PlanOrder::by_city);
  std::set<std::string> unfit;
  for (const std::size_t city : run(plan).unfit_cities) unfit.insert(plan.cities()[city].baseline_sha256);
  std::vector<std::optional<DecisionTrials>> results(groups.size());
  for (std::size_t group = 0; group < groups.size(); ++group) {
    if (groups[group].empty() || unfit.contains(groups[group].front().scenario.baseline_sha256)) continue;
    results[group].emplace();
    for (const MadeScenario& each : groups[group]) results[group]->push_back(results_of(each.scenario, replications));
  }
  return results;
}

}  // namespace timbang
