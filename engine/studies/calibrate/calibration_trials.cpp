#include "studies/calibrate/calibration_trials.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace timbang {

CalibrationTrials::CalibrationTrials(const CalibrationPlan& plan, const ScenarioSource& source,
                                     const std::string& scenario_file, const WelfareQuantile& quantile,
                                     TrialStore& store, TrialRunner& runner)
    : plan_(plan), source_(source), scenario_file_(scenario_file), origin_{quantile}, store_(store), runner_(runner) {}

std::optional<TriedTargets> CalibrationTrials::run(const std::vector<std::vector<Setting>>& draws, std::uint64_t seed,
                                                   const Replications& replications) const {
  const auto scenario_of = [this](const std::vector<Setting>& assumed) {
    return without_levers(source_.with({}, assumed));
  };
  TrialPlan plan;
  plan.seed = plan.population_seed = seed;
  std::vector<std::string> outcomes;
  for (const CalibrationTarget& target : plan_.targets) outcomes.push_back(target.outcome);
  // By city: each draw is a city of its own, which is made once for all of its trials.
  plan.kept = kept_of_city(outcomes, std::any_of(plan_.targets.begin(), plan_.targets.end(),
                                                 [](const auto& target) { return target.month.has_value(); }));
  plan.order = PlanOrder::by_city;
  std::vector<std::size_t> planned;    // draws by position in the plan
  std::vector<std::size_t> positions;  // the other way round: equal draws share one
  for (const std::vector<Setting>& assumed : draws) {
    const Scenario scenario = scenario_of(assumed);
    positions.push_back(plan.add(scenario.values_sha256, scenario.baseline_sha256, replications, origin_));
    if (positions.back() == planned.size()) planned.push_back(positions.size() - 1);
  }
  plan.scenario = [&](std::size_t position) { return scenario_of(draws[planned[position]]); };
  plan.recipe = [&](std::size_t position) {
    return ScenarioRecipe{scenario_file_, {}, draws[planned[position]], "", 0, true};
  };
  if (runner_.run(plan).is_stopped) return std::nullopt;
  TriedTargets tried;
  for (const std::size_t position : positions) {
    auto& by_seed = tried.values.emplace_back();
    for (std::uint32_t i = 0; i < replications.count; ++i) {
      const auto trial = store_.trial(plan.key(position, replications.at(i)));
      TIMBANG_CHECK(trial.has_value(), "every trial asked for is stored");
      // A failed trial's values are undefined and count as no agreement.
      by_seed.push_back(target_values(*trial, plan_));
      if (!trial->failure.empty()) ++tried.failed;
    }
  }
  return tried;
}

}  // namespace timbang
