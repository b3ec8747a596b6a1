// Experiments under an ensemble: every replication a member, all arms alike.
#include <catch2/catch.hpp>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "studies/compare/request_manifest.hpp"
#include "studies/small_experiment.hpp"
#include "support/problems.hpp"
#include "support/results_example.hpp"
#include "text/json_writer.hpp"

using namespace timbang;
using test::json;
using test::same_bits;

namespace {

const std::string data = TIMBANG_SOURCE_DIR "/tests/support/data/";
const std::string city = data + "small-city.yaml";

/// A comparison of staffing levels in the small city under the first members of its ensemble.
struct EnsembleExperiment : test::SmallExperiment {
  explicit EnsembleExperiment(const std::vector<std::string>& levels, std::uint32_t replications = 4,
                              std::size_t members = 3)
      : SmallExperiment(levels, replications) {
    Ensemble ensemble = read_ensemble(data + "small-city-ensemble.yaml");
    ensemble.members.resize(members);
    use(ensemble);
  }

  void use(const Ensemble& ensemble) {
    request.ensemble = ensemble;
    for (Arm& arm : request.arms) {
      arm.members = read_members(city, arm.settings, ensemble.file, members_needed(request));
    }
  }
};

/// A member's values as settings.
std::vector<Setting> settings_of(const Ensemble& ensemble, std::size_t member, const std::string& tksk) {
  std::vector<Setting> settings{{"staffing.tksk_per_kecamatan", tksk}};
  const char* units[] = {" share", " share/month", " minutes", " share"};
  for (std::size_t i = 0; i < ensemble.parameters.size(); ++i) {
    settings.push_back({ensemble.parameters[i], shortest_text(ensemble.members[member][i]) + units[i]});
  }
  return settings;
}

Trial trial_of(const std::filesystem::path& folder, std::uint32_t arm, std::uint32_t replication) {
  const ResultsStore store = ResultsStore::read(folder);
  for (const ManifestRun& run : store.manifest().arms.at(arm).runs) {
    if (run.replication == replication) return store.trials().trial(run.trial);
  }
  FAIL("no such replication");
  return {};
}

}  // namespace

TEST_CASE("under an ensemble one worker and two give the same bytes") {
  EnsembleExperiment with_two({"1", "2"});
  EnsembleExperiment with_one({"1", "2"});
  with_one.request.workers.threads = 1;
  const ExperimentResult result = with_two.run();
  CHECK(json(result) == json(with_one.run()));
  CHECK(result.failed == 0);
  CHECK(result.summary.interval == IntervalKind::plausible);
  CHECK(result.summary.ensemble_members == 3);
  CHECK(result.summary.arms.at(0).replications == 4);
}

TEST_CASE("a member's trial is that of the scenario with the member's values set") {
  EnsembleExperiment experiment({"1", "2"}, 3);
  (void)experiment.run();
  for (const std::uint32_t member : {0U, 2U}) {
    test::SmallExperiment alone({}, member + 1);
    const auto settings = settings_of(*experiment.request.ensemble, member, "2");
    alone.request.arms.push_back({"alone", settings, read_scenario(city, settings), {}});
    (void)alone.run();
    const Trial plausible = trial_of(experiment.request.folder, 1, member);
    const Trial set = trial_of(alone.request.folder, 0, member);
    CHECK(plausible.key.values_sha256 == alone.request.arms[0].scenario.values_sha256);
    CHECK(same_bits(plausible.table, set.table));
    CHECK(plausible.trajectory == set.trajectory);
  }
}

TEST_CASE("members follow one another, and start again when all have run") {
  EnsembleExperiment experiment({"1"}, 5, 2);
  (void)experiment.run();
  const ResultsStore store = ResultsStore::read(experiment.request.folder);
  const auto& runs = store.manifest().arms.at(0).runs;
  REQUIRE(runs.size() == 5);
  CHECK(runs[0].point == runs[2].point);
  CHECK(runs[0].point == runs[4].point);
  CHECK(runs[1].point == runs[3].point);
  CHECK(runs[0].point != runs[1].point);
  CHECK(runs[0].outcomes != runs[2].outcomes);  // the same member, other draws
}

TEST_CASE("trials with and without an ensemble never mix in a folder") {
  EnsembleExperiment plausible({"1", "2"}, 3);
  test::SmallExperiment seeds({"1", "2"}, 3);
  seeds.request.folder = plausible.request.folder;
  const std::string alone = json(test::SmallExperiment({"1", "2"}, 3).run());
  const std::string first = json(plausible.run());
  const ExperimentResult after = seeds.run();
  CHECK(after.resumed == 0);
  CHECK(json(after) == alone);
  const ExperimentResult again = plausible.run();
  CHECK(again.resumed == 6);
  CHECK(json(again) == first);
  CHECK(ResultsStore::read(plausible.request.folder).comparisons().size() == 2);
}

TEST_CASE("a changed ensemble shares the trials of members that stayed, and the old ones stay") {
  EnsembleExperiment experiment({"1"}, 3);
  const std::string before = json(experiment.run());
  const Ensemble old = *experiment.request.ensemble;
  const test::TemporaryFolder folder;
  Ensemble changed = read_ensemble(data + "small-city-ensemble.yaml");
  changed.members.resize(2);
  changed.sha256 = std::string(64, '1');
  experiment.use(changed);
  CHECK(experiment.run().resumed == 2);  // of replications 0 and 1; replication 2 is another member's now
  experiment.use(old);
  const ExperimentResult again = experiment.run();
  CHECK(again.resumed == 3);
  CHECK(json(again) == before);
}

TEST_CASE("an experiment under an ensemble that was stopped and resumed equals one left alone") {
  EnsembleExperiment whole({"1", "2"}, 5);
  EnsembleExperiment broken({"1", "2"}, 5);
  broken.request.workers.threads = 1;
  StopSource stop;
  const auto stop_after_four = [&](const TrialProgress& progress) {
    if (progress.done >= 4) stop.request_stop();
  };
  CHECK(run_experiment(broken.request, stop_after_four, stop.token()).stopped);
  const ExperimentResult resumed = broken.run();
  CHECK(resumed.resumed >= 4);
  CHECK(resumed.resumed < 10);
  CHECK(json(resumed) == json(whole.run()));
}

TEST_CASE("an arm that fixes all that the ensemble varies runs the same city in every replication") {
  EnsembleExperiment experiment({}, 3);
  const auto settings = settings_of(*experiment.request.ensemble, 1, "1");
  experiment.request.arms.push_back({"fixed", settings, read_scenario(city, settings), {}});
  experiment.use(*experiment.request.ensemble);
  CHECK(experiment.request.arms[0].members.held.size() == 4);
  const ExperimentResult result = experiment.run();
  CHECK(result.summary.arms.at(0).held.size() == 4);
  test::SmallExperiment seeds({}, 3);
  seeds.request.arms.push_back({"fixed", settings, read_scenario(city, settings), {}});
  CHECK(seeds.run().summary.arms.at(0).fingerprint == result.summary.arms.at(0).fingerprint);
}

TEST_CASE("a member that no welfare distribution fits is named, and trials before it are kept") {
  EnsembleExperiment experiment({"1"}, 3);
  experiment.request.workers.threads = 1;
  for (DatedParameters& dated : experiment.request.arms[0].members.scenarios[2].baseline) {
    dated.values.welfare.gap_target = 0.04;
  }
  experiment.request.arms[0].members.scenarios[2].baseline_sha256 = std::string(64, '2');
  const auto problems = test::problems_when([&] { return experiment.run(); });
  CHECK(problems.at(0).id == "member_cannot_be_fitted");
  CHECK(problems.at(0).arguments.at(0).second == "3");
  const ResultsStore store = ResultsStore::read(experiment.request.folder);
  const auto& runs = store.manifest().arms.at(0).runs;
  REQUIRE(runs.size() == 3);
  CHECK(runs[1].failure.empty());
  CHECK(runs[2].failure == "welfare_cannot_be_fitted welfare");
}

TEST_CASE("an arm without the members that it must run under fails a check") {
  EnsembleExperiment experiment({"1", "2"}, 3);
  experiment.request.arms[1].members.scenarios.pop_back();
  CHECK_THROWS_AS(experiment.run(), CheckFailed);
}
