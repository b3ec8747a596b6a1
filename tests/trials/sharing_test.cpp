// One folder, many studies: a trial that one of them has simulated is not simulated again by another.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <vector>

#include "results/calibration/calibration_json.hpp"
#include "results/decision/decision_json.hpp"
#include "scenario/canonical.hpp"
#include "studies/compare/claim_flips.hpp"
#include "studies/small_calibration.hpp"
#include "studies/small_experiment.hpp"
#include "studies/small_sweep.hpp"
#include "support/results_example.hpp"
#include "support/small_decision.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

/// Everything stored in a folder, by what a trial is known by, its trajectory.
using Trajectories = std::map<std::string, std::uint64_t>;

Trajectories stored_in(const std::filesystem::path& folder) {
  Trajectories found;
  TrialStore::read(folder).each_trial([&](std::int64_t, const Trial& trial) {
    const TrialKey& key = trial.key;
    found.emplace(key.values_sha256 + " " + key.city + " " + std::to_string(key.population_seed) + " " +
                      std::to_string(key.seed) + " " + std::to_string(key.replication),
                  trial.trajectory);
  });
  return found;
}

/// The greatest replication stored, and one.
std::uint32_t replications_in(const std::filesystem::path& folder) {
  std::uint32_t replications = 0;
  TrialStore::read(folder).each_trial(
      [&](std::int64_t, const Trial& trial) { replications = std::max(replications, trial.key.replication + 1); });
  return replications;
}

std::size_t in_both(const Trajectories& one, const Trajectories& other) {
  return static_cast<std::size_t>(
      std::ranges::count_if(one, [&](const auto& trial) { return other.contains(trial.first); }));
}

const std::string one_or_two = "vary: {staffing.tksk_per_kecamatan: [1, 2]}\nreplications: 6\n";
const std::string one_plan =
    "decide:\n  allocate: staffing.tksk_per_kecamatan\n  limits: {least: 1, most: 1}\n"
    "  targets: [{outcome: delivery.stuck_kpm_share, at_most: 12, where: every_kecamatan, probability: 0.7}]\n"
    "  indifference: 0.2\n  error: 0.2\n";

/// A decision in the folder of another study.
struct SharedDecision {
  SmallDecision decision{one_plan};
  std::size_t simulated = 0;
  std::string report;

  explicit SharedDecision(const std::filesystem::path& folder) {
    decision.request.folder = folder;
    const DecisionResult result = decision.run([this](std::size_t done, std::size_t) { simulated = done; });
    REQUIRE(result.failure.empty());
    report = decision_json(result.report, "test");
  }
};

/// What a decision in the folder of a sweep shares with it.
struct SweepThenDecision {
  Trajectories of_sweep;
  std::size_t simulated = 0;
  std::string report;
  Trajectories together;

  explicit SweepThenDecision(SmallSweep& sweep) {
    REQUIRE(sweep.run().failed == 0);
    of_sweep = stored_in(sweep.request.folder);
    const SharedDecision decision(sweep.request.folder);
    simulated = decision.simulated;
    report = decision.report;
    together = stored_in(sweep.request.folder);
  }
};

}  // namespace

TEST_CASE("a decision in a full sweep's folder simulates only trials that the sweep lacks, with the same answer") {
  const TemporaryFolder folder;
  const SharedDecision alone(folder / "alone");
  const Trajectories wanted = stored_in(folder / "alone");
  CHECK(alone.simulated == wanted.size());

  SmallSweep sweep(one_or_two + "store: full\n");
  const SweepThenDecision both(sweep);
  const std::size_t shared = in_both(wanted, both.of_sweep);
  CHECK(shared == 6);
  CHECK(both.simulated == wanted.size() - shared);
  CHECK(both.together.size() == both.of_sweep.size() + both.simulated);
  CHECK(both.report == alone.report);
  for (const auto& [key, trajectory] : wanted) CHECK(both.together.at(key) == trajectory);
}

TEST_CASE("a decision about a plan that a full sweep covers simulates nothing") {
  const TemporaryFolder folder;
  const SharedDecision alone(folder / "alone");
  const Trajectories wanted = stored_in(folder / "alone");
  // A decision may leave out replications between those that it searches with and those that it tests with.
  SmallSweep sweep("vary: {staffing.tksk_per_kecamatan: [1]}\nreplications: " +
                   std::to_string(replications_in(folder / "alone")) + "\nstore: full\n");
  const SweepThenDecision both(sweep);
  CHECK(in_both(wanted, both.of_sweep) == wanted.size());
  CHECK(both.simulated == 0);
  CHECK(both.report == alone.report);
  CHECK(both.together == both.of_sweep);
}

TEST_CASE("with one value changed, a decision shares no trial of a sweep") {
  const TemporaryFolder folder;
  const SharedDecision alone(folder / "alone");
  SmallSweep sweep(one_or_two + "store: full\n");
  sweep.request.settings = {{"follow_up.phone", "11"}};
  const SweepThenDecision both(sweep);
  CHECK(in_both(stored_in(folder / "alone"), both.of_sweep) == 0);
  CHECK(both.simulated == alone.simulated);
  CHECK(both.report == alone.report);
}

TEST_CASE("trials of which a sweep keeps too little are simulated again for a decision, and both find their cells") {
  const TemporaryFolder folder;
  const SharedDecision alone(folder / "alone");
  SmallSweep sweep(one_or_two + "outcomes: [complaints.backlog]\n");
  REQUIRE(sweep.run().failed == 0);
  const std::string exported = sweep.exported();
  const std::size_t before = stored_in(sweep.request.folder).size();
  const SharedDecision decision(sweep.request.folder);
  CHECK(decision.simulated == alone.simulated);
  CHECK(decision.report == alone.report);
  CHECK(stored_in(sweep.request.folder).size() == before + alone.simulated - 6);
  CHECK(sweep.run().resumed == 12);
  CHECK(sweep.exported() == exported);
}

TEST_CASE("a comparison and a sweep share the trials that they have in common") {
  SmallExperiment comparison({"1", "2"}, 4);
  static_cast<void>(comparison.run());
  SmallSweep sweep(one_or_two + "outcomes: [complaints.backlog]\n");
  sweep.request.folder = comparison.request.folder;
  CHECK(sweep.run().resumed == 8);
  comparison.request.replications = 6;
  CHECK(comparison.run().resumed == 8);  // a sweep keeps too little of the other four
}

TEST_CASE("a comparison runs trials again that were stored before outcomes existed, and says what a new folder says") {
  SmallExperiment comparison({"1", "2"}, 2);
  const std::string expected = json(comparison.run());
  const KeptCells before = kept_before_hours();
  const TemporaryFolder folder;
  {
    TrialStore older = TrialStore::open(folder / "older", FolderIdentity::of(comparison.request.arms[0].scenario));
    TrialStore::read(comparison.request.folder).each_trial([&](std::int64_t, Trial trial) {
      trial.table = before.of(trial.table);
      trial.kept = before;
      older.add(trial);
    });
    older.close();
  }
  comparison.request.folder = folder / "older";
  const ExperimentResult again = comparison.run();
  CHECK(again.resumed == 0);
  CHECK(json(again) == expected);
  CHECK(comparison.run().resumed == 4);
}

TEST_CASE("a decision in a comparison's folder simulates what it wants less what the comparison has") {
  const TemporaryFolder folder;
  const SharedDecision alone(folder / "alone");
  SmallExperiment comparison({"1", "2"}, 4);
  static_cast<void>(comparison.run());
  const SharedDecision decision(comparison.request.folder);
  CHECK(decision.simulated == alone.simulated - 4);
  CHECK(decision.report == alone.report);
}

TEST_CASE("a comparison in a calibration's folder takes its fit, runs trials of its own, and leaves its as they are") {
  const TemporaryFolder folder;
  const CalibrationRequest calibration = small_calibration(folder / "both");
  const auto calibrated = [&] {
    const auto report = run_calibration(calibration, {}, {});
    REQUIRE(report.has_value());
    return calibration_json(*report, "test");
  };
  const std::string report = calibrated();
  const Trajectories before = stored_in(calibration.folder);
  SmallExperiment alone({"1", "2"}, 2);
  const std::string expected = json(alone.run());
  SmallExperiment comparison({"1", "2"}, 2);
  comparison.request.folder = calibration.folder;
  const ExperimentResult result = comparison.run();
  CHECK(result.resumed == 0);  // a calibration makes its cities of a given fit
  CHECK(std::count(comparison.stages.begin(), comparison.stages.end(), TrialProgress::Stage::fitting) == 0);
  CHECK(json(result) == expected);
  CHECK(stored_in(calibration.folder).size() == before.size() + 4);
  CHECK(calibrated() == report);
  CHECK(stored_in(calibration.folder).size() == before.size() + 4);
}

TEST_CASE("a search for flips simulates only trials that its experiment does not have") {
  const TemporaryFolder folder;
  const std::string file = (folder / "claiming.yaml").string();
  std::ofstream(file) << "timbang: 1\nextends: " << city << "\nname: claiming\n"
                      << "follow_up: {visit: {value: 50, unit: minutes, range: [49, 51]}}\n";
  PlacedClaim placed;
  placed.claim.name = "some wait";
  placed.claim.outcome = "complaints.backlog";
  placed.claim.high = 1e9;
  ExperimentRequest experiment;
  experiment.arms.push_back({"claiming", {}, read_scenario(file)});
  experiment.seed = 7;
  experiment.replications = 3;
  experiment.folder = folder / "results";
  experiment.claims = {placed};
  static_cast<void>(run_experiment(experiment, {}, {}));
  const auto flips = find_flips({&experiment, {"follow_up.visit"}, 4}, {}, {});
  REQUIRE(flips.has_value());
  CHECK(flips->runs == 12);
  CHECK(stored_in(experiment.folder).size() == 12);
}

TEST_CASE("the same calibration with other targets simulates no point of the first wave again") {
  const TemporaryFolder folder;
  CalibrationRequest request = small_calibration(folder / "calibration");
  request.plan.welfare.clear();
  request.plan.question.reset();
  request.plan.held_out.clear();
  request.effort.waves = 1;
  REQUIRE(run_calibration(request, {}, {}).has_value());
  request.plan.targets[0].outcome = "complaints.backlog";
  request.plan.targets[0].known = {0, 1e9, 1};
  std::size_t stored = 0;
  const auto progress = [&](const CalibrationProgress& at) {
    if (at.stage == CalibrationProgress::Stage::trying) stored = std::max(stored, at.done_before);
  };
  static_cast<void>(run_calibration(request, progress, {}));
  CHECK(stored == request.effort.first_points);
}

TEST_CASE("a baseline without a fit is reported by every plan that needs it, and tried again by the next call") {
  const TemporaryFolder folder;
  constexpr std::size_t cities = most_cities_kept + 1;
  std::vector<Scenario> scenarios;
  for (std::size_t i = 0; i < cities; ++i) {
    Scenario scenario = read_scenario(small_city_file());
    for (DatedParameters& dated : scenario.baseline) {
      dated.values.welfare.gap_target = 0.04 + 0.0001 * static_cast<double>(i);  // as large as the headcount
    }
    reading::hash_values(scenario);
    scenarios.push_back(std::move(scenario));
  }
  TrialPlan plan;
  plan.seed = plan.population_seed = 7;
  plan.order = PlanOrder::by_city;
  plan.kept = {{0}, false, false};
  for (const Scenario& scenario : scenarios) plan.add(scenario.values_sha256, scenario.baseline_sha256, {0, 2});
  plan.scenario = [&](std::size_t position) { return scenarios[position]; };
  TrialStore store = TrialStore::open(folder / "results", FolderIdentity::of(scenarios.front()));
  TrialRunner runner(store, {2, nullptr}, {}, {});
  for (int call = 0; call < 2; ++call) {
    const TrialRun run = runner.run(plan);
    CHECK(run.unfit_cities.size() == cities);
    CHECK(run.shared == 0);
    CHECK(run.simulated == 2 * cities);
    CHECK(run.failures.size() == 2 * cities);
  }
  const auto failed = store.trial(plan.key(0, 0));
  REQUIRE(failed.has_value());
  CHECK(failed->failure.find("welfare_cannot_be_fitted") != std::string::npos);
  const auto fit = store.fit(scenarios.front().baseline_sha256, 7);
  REQUIRE(fit.has_value());
  CHECK_FALSE(fit->has_value());
}
