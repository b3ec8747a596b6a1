#include "trials/running/trial_runner.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "trials/ordered_work.hpp"

namespace timbang {

/// What belongs to one call of run().
struct TrialRunner::Call {
  const TrialPlan& plan;
  TrialRun result;
  std::map<std::pair<std::string, std::string>, std::size_t> positions;  ///< of scenarios by values and city
  std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();

  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  }
};

TrialRunner::TrialRunner(TrialStore& store, Workers workers, Observers observers, StopToken stop)
    : store_(store), workers_(workers), observers_(std::move(observers)), stop_(stop) {}

TrialRun TrialRunner::run(const TrialPlan& plan) {
  Call call{plan, {}, {}};
  PlanUnits units(plan);
  call.result.wanted = units.wanted();
  units.find_missing(store_);
  call.result.shared = units.wanted() - units.missing();
  // No city is made where nothing is missing: that is what makes asking again cheap.
  if (units.missing() == 0) {
    report(TrialProgress::Stage::simulating, call);
    return call.result;
  }
  // A folder that cannot be written to still answers what it holds.
  store_.expect_writable();
  for (std::size_t i = 0; i < plan.scenarios().size(); ++i) {
    const TrialPlan::PlannedScenario& planned = plan.scenarios()[i];
    call.positions.emplace(std::pair(planned.values_sha256, plan.cities()[planned.city].origin.text()), i);
  }
  recall_fits(plan, units.cities());
  call.result.is_stopped = !prepare_cities(plan, units, call);
  if (!call.result.is_stopped) simulate(plan, units, call);
  call.result.seconds = call.seconds();
  return call.result;
}

void TrialRunner::recall_fits(const TrialPlan& plan, const std::vector<std::size_t>& cities) {
  for (const std::size_t city : cities) {
    const TrialPlan::PlannedCity& planned = plan.cities()[city];
    // The book may know it from an earlier call of this runner.
    if (planned.origin.given || cities_.fits().find(planned.baseline_sha256, plan.population_seed)) continue;
    // A baseline that nothing fits is tried once more a call, as every failed trial is.
    const auto kept = store_.fit(planned.baseline_sha256, plan.population_seed);
    if (kept && *kept) cities_.fits().put(planned.baseline_sha256, plan.population_seed, *kept);
  }
}

/// The cities of few are made once, with all threads; those of many are made by whoever runs a unit of them.
bool TrialRunner::prepare_cities(const TrialPlan& plan, const PlanUnits& units, Call& call) {
  const std::vector<std::size_t> needed = units.cities();
  std::vector<std::string> names;
  for (const std::size_t city : needed) {
    const TrialPlan::PlannedCity& planned = plan.cities()[city];
    names.push_back(CityShelf::name_of(planned.baseline_sha256, planned.origin, plan.population_seed));
  }
  // Memory: a city of another study's plan is not needed any more.
  cities_.keep_only(names);
  if (needed.size() > most_cities_kept) return true;
  for (const std::size_t city : needed) {
    const TrialPlan::PlannedCity& planned = plan.cities()[city];
    // Any scenario of the city will do: cities differ by baseline and origin alone.
    const auto any = std::ranges::find_if(plan.scenarios(), [&](const auto& each) { return each.city == city; });
    const Scenario scenario = plan.scenario(static_cast<std::size_t>(any - plan.scenarios().begin()));
    const bool is_known = cities_.known_fit(scenario, plan.population_seed).has_value();
    if (!is_known && !planned.origin.given) report(TrialProgress::Stage::fitting, call);
    // All threads for one city at a time, since its fit's replications run side by side.
    try {
      if (!cities_.prepare(scenario, planned.origin, plan.population_seed, workers_.threads, stop_)) return false;
    } catch (const ScenarioError&) {
      call.result.unfit_cities.push_back(city);  // its trials will say so, too
    }
    if (is_known || planned.origin.given) continue;
    const auto found = cities_.known_fit(scenario, plan.population_seed);
    // Stored as soon as it is known: a fit takes longer than a trial.
    store_.keep_fit(found->baseline_sha256, found->population_seed, found->fit);
  }
  return true;
}

std::optional<std::vector<FitBook::Known>> TrialRunner::fit(std::size_t count,
                                                            const std::function<Scenario(std::size_t)>& scenario,
                                                            std::uint64_t population_seed,
                                                            const std::function<void(std::size_t)>& tell) {
  std::vector<std::size_t> unknown;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string baseline = scenario(i).baseline_sha256;
    if (const auto kept = store_.fit(baseline, population_seed)) {
      cities_.fits().put(baseline, population_seed, *kept);
    } else if (const auto made = cities_.fits().find(baseline, population_seed)) {
      store_.keep_fit(baseline, population_seed, *made);
    } else {
      unknown.push_back(i);
    }
  }
  std::size_t done = count - unknown.size();
  if (tell) tell(done);
  const std::size_t finished = work_in_order<std::optional<FoundFit>>(
      unknown.size(), workers_.threads, stop_,
      [&](std::size_t index, const StopToken& abandon) -> std::optional<FoundFit> {
        const Scenario made = scenario(unknown[index]);
        try {
          // The city itself is thrown away; only the fit is wanted.
          static_cast<void>(cities_.make(made, {}, population_seed, abandon));
        } catch (const ScenarioError&) {
          // That none fits is known from now on.
        }
        return cities_.known_fit(made, population_seed);
      },
      // In order of the scenarios, so that the store is the same bytes for any number of threads.
      [&](std::size_t, std::optional<FoundFit>&& found) {
        if (found) store_.keep_fit(found->baseline_sha256, found->population_seed, found->fit);
        if (tell) tell(++done);
      });
  if (finished < unknown.size()) return std::nullopt;
  std::vector<FitBook::Known> fits;
  for (std::size_t i = 0; i < count; ++i) {
    const auto known = cities_.known_fit(scenario(i), population_seed);
    if (!known) return std::nullopt;
    fits.push_back(known->fit);
  }
  return fits;
}

FitBook::Known TrialRunner::fit_of(const Scenario& scenario, std::uint64_t population_seed) {
  try {
    static_cast<void>(cities_.make(scenario, {}, population_seed, {}));
  } catch (const ScenarioError&) {
    return std::nullopt;
  }
  const auto known = cities_.known_fit(scenario, population_seed);
  TIMBANG_CHECK(known.has_value(), "a fit without a stop token has an end");
  return known->fit;
}

UnitWork TrialRunner::work_of(const TrialPlan& plan, const PlanUnits& units, std::size_t unit) const {
  UnitWork work;
  work.origin = plan.cities()[units.city(unit)].origin;
  work.population_seed = plan.population_seed;
  work.seed = plan.seed;
  std::vector<std::size_t> scenarios;
  for (auto& [replication, missing] : units.missing_of(unit)) {
    UnitWork::Replication& each = work.replications.emplace_back(UnitWork::Replication{replication, {}});
    for (MissingTrial& trial : missing) {
      const auto found = std::ranges::find(scenarios, trial.scenario);
      each.trials.emplace_back(static_cast<std::size_t>(found - scenarios.begin()), std::move(trial.kept));
      if (found == scenarios.end()) scenarios.push_back(trial.scenario);
    }
  }
  work.positions = std::move(scenarios);
  return work;
}

FinishedUnit TrialRunner::simulate_here(const TrialPlan& plan, const PlanUnits& units, std::size_t unit,
                                        const StopToken& abandon) {
  UnitWork work = work_of(plan, units, unit);
  for (const std::size_t position : work.positions) work.scenarios.push_back(plan.scenario(position));
  return run_unit(work, cities_, abandon);
}

FinishedUnit TrialRunner::simulate_on(int rank, const TrialPlan& plan, const PlanUnits& units, std::size_t unit,
                                      const StopToken& abandon) {
  UnitOrder order;
  order.work = work_of(plan, units, unit);
  for (const std::size_t position : order.work.positions) {
    order.recipes.push_back(plan.recipe(position));
    // The rank checks that it reads the same scenario.
    order.values_sha256.push_back(plan.scenarios()[position].values_sha256);
  }
  const TrialPlan::PlannedCity& city = plan.cities()[units.city(unit)];
  const auto known = cities_.fits().find(city.baseline_sha256, plan.population_seed);
  // So that a rank does not fit again what the first one knows.
  if (known) order.fit = FoundFit{city.baseline_sha256, plan.population_seed, *known};
  FinishedUnit finished = workers_.ranks->simulate(rank, std::move(order), abandon);
  if (finished.found) {
    cities_.fits().put(finished.found->baseline_sha256, finished.found->population_seed, finished.found->fit);
  }
  return finished;
}

void TrialRunner::simulate(const TrialPlan& plan, const PlanUnits& units, Call& call) {
  call.started = std::chrono::steady_clock::now();
  report(TrialProgress::Stage::simulating, call);
  const Worker<FinishedUnit> here = [&](std::size_t unit, const StopToken& abandon) {
    return simulate_here(plan, units, unit, abandon);
  };
  // No thread at all, as in a browser.
  if (workers_.threads == 0 && workers_.ranks == nullptr) {
    std::size_t unit = 0;
    for (; unit < units.size() && !stop_.stop_requested(); ++unit) keep({here(unit, StopToken())}, call);
    call.result.is_stopped = unit < units.size();
    return;
  }
  // One more worker for each thread of another rank: all share the same order of units.
  std::vector<Worker<FinishedUnit>> workers(workers_.threads, here);
  StopSource ended;
  std::function<void()> meanwhile;
  if (workers_.ranks != nullptr) {
    for (const int rank : workers_.ranks->places()) {
      workers.emplace_back([&, rank](std::size_t unit, const StopToken& abandon) {
        return simulate_on(rank, plan, units, unit, abandon);
      });
    }
    meanwhile = [&] {
      workers_.ranks->pass_messages();
      if (stop_.stop_requested() || workers_.ranks->is_stopping()) ended.request_stop();
    };
  }
  // With ranks a stop may also come from one of them.
  const StopToken stop = workers_.ranks == nullptr ? stop_ : ended.token();
  const std::size_t done = work_in_order<FinishedUnit>(
      units.size(), workers, stop, [&](std::size_t, std::vector<FinishedUnit>&& finished) { keep(finished, call); },
      meanwhile);
  call.result.is_stopped = done < units.size();
}

/// Together, so that the disk is waited for once.
void TrialRunner::keep(const std::vector<FinishedUnit>& finished, Call& call) {
  store_.at_once([&] {
    for (const FinishedUnit& unit : finished) {
      if (unit.found) store_.keep_fit(unit.found->baseline_sha256, unit.found->population_seed, unit.found->fit);
      for (const Trial& trial : unit.trials) store_.add(trial);
    }
  });
  for (const FinishedUnit& unit : finished) {
    for (const Trial& trial : unit.trials) {
      const std::size_t position = call.positions.at({trial.key.values_sha256, trial.key.city});
      ++call.result.simulated;
      if (!trial.failure.empty()) call.result.failures.push_back({position, trial.key.replication, trial.failure});
      // After the transaction: an observer may read what is stored.
      if (observers_.finished) observers_.finished(position, trial);
    }
    if (!unit.is_unfit || unit.trials.empty()) continue;
    const Trial& any = unit.trials.front();
    call.result.unfit_cities.push_back(
        call.plan.scenarios()[call.positions.at({any.key.values_sha256, any.key.city})].city);
  }
  report(TrialProgress::Stage::simulating, call);
}

void TrialRunner::report(TrialProgress::Stage stage, const Call& call) const {
  if (!observers_.progress) return;
  const bool is_fitting = stage == TrialProgress::Stage::fitting;
  observers_.progress(
      {stage, call.result.shared + call.result.simulated, call.result.wanted, is_fitting ? 0.0 : call.seconds()});
}

}  // namespace timbang
