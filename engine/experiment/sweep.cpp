#include "experiment/sweep.hpp"

#include <algorithm>
#include <string>

#include "base/problem.hpp"
#include "experiment/ledger_writer.hpp"
#include "trials/ordered_work.hpp"
#include "experiment/sweep_ledger.hpp"
#include "experiment/sweep_until_precise.hpp"
#include "experiment/sweep_work.hpp"
#include "outcomes/catalogue/claim_outcomes.hpp"
#include "outcomes/catalogue/named_outcome.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "outcomes/catalogue/outcome_worth.hpp"

namespace timbang {

namespace {

std::vector<std::size_t> kept_outcomes(const ExperimentPlan& plan) {
  std::vector<std::size_t> outcomes;
  std::vector<Problem> problems;
  for (const NamedOutcome& named : plan.outcomes) {
    if (const auto index = outcome_named(named.name, named.place, "outcomes", problems)) outcomes.push_back(*index);
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  for (std::size_t i = 0; plan.outcomes.empty() && i < outcome_catalogue().size(); ++i) outcomes.push_back(i);
  std::sort(outcomes.begin(), outcomes.end());
  return outcomes;
}

/// Runs and stores what is lacking. False if asked to stop before all was done.
bool simulate(const SweepRequest& request, SweepWork& work, SweepLedger& ledger, const StopToken& stop) {
  if (!ledger.is_complete() && !work.prepare_cities([&](const FoundFit& found) { ledger.keep(found); }, stop)) {
    return false;
  }
  ledger.begin();
  LedgerWriter writer(ledger, 2 * std::size_t{request.threads});
  const std::size_t finished_units = work_in_order<FinishedUnit>(
      work.units(), request.threads, stop,
      [&](std::size_t unit, const StopToken& abandon) { return work.run(unit, ledger.lacking(unit), abandon); },
      [&](std::size_t, FinishedUnit&& finished) {
        if (writer.has_failed()) writer.finish();
        if (!finished.trials.empty() || finished.found) writer.take(std::move(finished));
      });
  writer.finish();
  return finished_units == work.units();
}

}  // namespace

SweepShape sweep_shape(const ExperimentPlan& plan, const std::vector<Setting>& settings) {
  SweepShape shape;
  shape.outcomes = kept_outcomes(plan);
  const Scenario scenario = read_scenario(plan.scenario_file, settings);
  shape.experiment_name = plan.name;
  shape.scenario_name = scenario.name;
  shape.scenario_sha256 = scenario.values_sha256;
  shape.wheres = {"city"};
  if (plan.kept == KeptOutcomes::full) {
    for (const Kecamatan& kecamatan : scenario.kecamatan) shape.wheres.push_back(kecamatan.name);
  }
  std::vector<Problem> problems = problems_of_kept(plan.claims, shape.outcomes, shape.wheres);
  for (Problem& problem : problems_of_stopping(plan, shape.outcomes)) problems.push_back(std::move(problem));
  for (Problem& problem : problems_of_kept(plan.values, shape.outcomes)) problems.push_back(std::move(problem));
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  shape.months = {"all"};
  for (std::int32_t month = 0; month < scenario.period.months(); ++month) {
    shape.months.push_back((scenario.period.first_month + month).text());
  }
  return shape;
}

SweepResult run_sweep(const SweepRequest& request, const std::function<void(const ExperimentProgress&)>& progress,
                      const StopToken& stop) {
  SweepWork work(request);
  SweepLedger ledger(request, work, progress);
  const bool is_all_done = simulate(request, work, ledger, stop);
  return ledger.close(!is_all_done);
}

}  // namespace timbang
