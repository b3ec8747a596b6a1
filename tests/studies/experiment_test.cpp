#include "studies/compare/experiment.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "base/problem.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "scenario/canonical.hpp"
#include "studies/small_experiment.hpp"
#include "support/results_example.hpp"

using namespace timbang;
using test::json;
using test::make_read_only;
using test::run_unprivileged;
using test::SmallExperiment;

namespace {

/// Runs until `trials` are stored, then stops as Ctrl-C does.
ExperimentResult run_interrupted(const ExperimentRequest& request, std::uint32_t trials) {
  StopSource stop;
  const auto progress = [&](const TrialProgress& p) {
    if (p.stage == TrialProgress::Stage::simulating && p.done >= trials) stop.request_stop();
  };
  return run_experiment(request, progress, stop.token());
}

const ArmSummary& arm(const ExperimentResult& result, const std::string& name) {
  const auto& arms = result.summary.arms;
  const auto found = std::ranges::find(arms, name, &ArmSummary::name);
  REQUIRE(found != arms.end());
  return *found;
}

}  // namespace

TEST_CASE("one worker and two give the same bytes") {
  SmallExperiment with_two({"1", "2"}, 3);
  SmallExperiment with_one({"1", "2"}, 3);
  with_one.request.workers.threads = 1;
  const ExperimentResult result = with_two.run();
  CHECK(json(result) == json(with_one.run()));
  for (const FailedRun& failed : result.failures) FAIL(failed.arm << ": " << failed.reason);
  CHECK(result.failed == 0);
  CHECK(result.summary.arms.size() == 2);
  CHECK(result.summary.arms.front().replications == 3);
  CHECK_FALSE(result.stopped);
}

TEST_CASE("another seed gives other results beside those of the first") {
  SmallExperiment experiment({"1"});
  const std::string first = json(experiment.run());
  experiment.request.seed = 8;
  const ExperimentResult other = experiment.run();
  CHECK(other.resumed == 0);
  CHECK(json(other) != first);
  experiment.request.seed = 7;
  const ExperimentResult again = experiment.run();
  CHECK(again.resumed == 2);
  CHECK(json(again) == first);
}

TEST_CASE("removing one arm changes no number of another") {
  SmallExperiment all({"1", "2", "4"});
  SmallExperiment some({"1", "4"});
  const ExperimentResult of_all = all.run();
  const ExperimentResult of_some = some.run();
  CHECK(arm(of_all, "1 TKSK").fingerprint == arm(of_some, "1 TKSK").fingerprint);
  CHECK(arm(of_all, "4 TKSK").fingerprint == arm(of_some, "4 TKSK").fingerprint);
  CHECK(arm(of_all, "2 TKSK").fingerprint != arm(of_all, "4 TKSK").fingerprint);
  CHECK(of_all.summary.fit.mu == of_some.summary.fit.mu);
}

TEST_CASE("an experiment that was stopped and resumed equals one left alone") {
  SmallExperiment whole({"1", "2"}, 4);
  SmallExperiment broken({"1", "2"}, 4);
  broken.request.workers.threads = 1;
  const ExperimentResult stopped = run_interrupted(broken.request, 2);
  CHECK(stopped.stopped);
  broken.request.workers.threads = 2;
  const ExperimentResult resumed = broken.run();
  CHECK(resumed.resumed >= 2);
  CHECK(resumed.resumed < 8);
  CHECK_FALSE(resumed.stopped);
  CHECK(json(resumed) == json(whole.run()));
}

TEST_CASE("an experiment stopped before its fit is found stores nothing and can be resumed") {
  SmallExperiment experiment({"1"});
  StopSource stop;
  stop.request_stop();
  CHECK(experiment.run(stop.token()).stopped);
  const ExperimentResult result = experiment.run();
  CHECK(result.resumed == 0);
  CHECK_FALSE(result.stopped);
}

TEST_CASE("a finished folder is read, not run again, and more replications are added to it") {
  SmallExperiment experiment({"1", "2"});
  const std::string first = json(experiment.run());
  experiment.stages.clear();
  const ExperimentResult again = experiment.run();
  CHECK(again.resumed == 4);
  CHECK(json(again) == first);
  CHECK(std::ranges::count(experiment.stages, TrialProgress::Stage::fitting) == 0);

  experiment.request.replications = 3;
  SmallExperiment at_once({"1", "2"}, 3);
  const ExperimentResult more = experiment.run();
  CHECK(more.resumed == 4);
  CHECK(std::ranges::count(experiment.stages, TrialProgress::Stage::fitting) == 0);
  CHECK(json(more) == json(at_once.run()));
}

TEST_CASE("a read-only finished folder is read, and more than it has is refused") {
  SmallExperiment experiment({"1", "2"});
  const std::string first = json(experiment.run());
  make_read_only(experiment.folder.path());
  const int reached = run_unprivileged([&] {
    if (json(experiment.run()) != first) return 1;
    experiment.request.arms.erase(experiment.request.arms.begin());
    if (experiment.run().resumed != 2) return 2;
    experiment.request.replications = 3;
    try {
      experiment.run();
    } catch (const ScenarioError& error) {
      return error.problems().front().id == "results_read_only" ? 42 : 3;
    }
    return 4;
  });
  CHECK(reached == 42);
}

TEST_CASE("an arm asked for under two names is simulated once") {
  SmallExperiment experiment({"1", "2"});
  experiment.request.arms.push_back(experiment.request.arms.back());
  experiment.request.arms.back().name = "the same";
  const ExperimentResult result = experiment.run();
  CHECK(arm(result, "the same").fingerprint == arm(result, "2 TKSK").fingerprint);
}

TEST_CASE("an arm whose deadlines end after the others' run is simulated to its own end") {
  SmallExperiment experiment({"1", "2"});
  for (Arm& each : experiment.request.arms) {
    auto& days = each.scenario.calendar.days;
    days.insert(days.end(), 400, DayKind::working);
  }
  for (DatedParameters& dated : experiment.request.arms.back().scenario.policy) {
    dated.values.programme.deadline_minutes.fill(300 * 1440.0);
  }
  for (Arm& each : experiment.request.arms) reading::hash_values(each.scenario);
  const ExperimentResult result = experiment.run();
  for (const FailedRun& failed : result.failures) FAIL(failed.arm << ": " << failed.reason);
  const auto outcome = find_outcome("delivery.kpm_not_transacted");
  REQUIRE(outcome.has_value());
  const std::size_t december = 12;
  const auto& cells = arm(result, "2 TKSK").outcomes;
  const auto cell = std::ranges::find_if(cells, [&](const SummaryCell& each) {
    return each.outcome == *outcome && each.where == 0 && each.month == december;
  });
  REQUIRE(cell != cells.end());
  CHECK(cell->estimate.mean > 0);
}

TEST_CASE("an arm whose simulation fails is kept as failed and changes no other") {
  SmallExperiment sound({"1"});
  SmallExperiment experiment({"1", "2"});
  Scenario& broken = experiment.request.arms.back().scenario;
  broken.calendar.days.resize(static_cast<std::size_t>(Date(2023, 6, 30) - broken.calendar.first_day));
  const ExperimentResult result = experiment.run();
  REQUIRE(result.failed == 2);
  CHECK(result.failures.front().arm == "2 TKSK");
  CHECK_FALSE(result.failures.front().reason.empty());
  CHECK(arm(result, "2 TKSK").replications == 0);
  CHECK(arm(result, "1 TKSK").fingerprint == arm(sound.run(), "1 TKSK").fingerprint);
}

TEST_CASE("arms of other kecamatan or another period are refused before anything is written") {
  SmallExperiment experiment({"1", "2"});
  experiment.request.arms.back().scenario.kecamatan.front().name = "Elsewhere";
  CHECK_THROWS_AS(experiment.run(), ScenarioError);
  CHECK_FALSE(std::filesystem::exists(experiment.request.folder));
  SmallExperiment shifted({"1", "2"});
  shifted.request.arms.back().scenario.period.last_month = Month(2023, 11);
  CHECK_THROWS_AS(shifted.run(), ScenarioError);
}
