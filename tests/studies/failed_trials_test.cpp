// Trials that fail and ranks that do: what is stored of them, who goes on, and what the next call does.
#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "studies/any_study.hpp"
#include "support/made_up_trial.hpp"
#include "support/rank_on_a_thread.hpp"
#include "support/text.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

const std::string broken_law = "a law is broken";

std::string name_of(const TrialKey& key) {
  return key.values_sha256 + " " + key.city + " " + std::to_string(key.replication);
}

/// Every fourth replication fails, for as long as that is not mended.
class FailingTrials {
 public:
  bool is_mended = false;
  std::map<std::string, int> tried;  ///< those that fail, how often
  std::size_t simulated = 0;

  [[nodiscard]] RankOnAThread::Spoil spoil() {
    return [this](UnitReport& report) {
      for (Trial& trial : report.finished.trials) {
        ++simulated;
        if (trial.key.replication % 4 != 1) continue;
        ++tried[name_of(trial.key)];
        if (!is_mended) trial = failed_trial(trial, broken_law);
      }
    };
  }
};

struct StoredTrials {
  std::size_t all = 0;
  std::size_t failed = 0;
};

StoredTrials stored_trials_in(const std::filesystem::path& folder) {
  StoredTrials found;
  TrialStore::read(folder).each_trial([&](std::int64_t, const Trial& trial) {
    ++found.all;
    if (trial.failure.empty()) return;
    CHECK(trial.failure == broken_law);
    ++found.failed;
  });
  return found;
}

/// Two calls with failing trials, then one without: each tries what failed once more, and the last one's report is that
/// of a study in which nothing failed.
template <class Study>
void check_failing_trials(bool can_go_on) {
  const std::string expected = Study().run().report;
  Study study;
  FailingTrials trials;
  RankOnAThread rank(trials.spoil());
  study.workers = rank.workers();
  StoredTrials stored;
  for (int call = 1; call <= 2; ++call) {
    const std::size_t before = trials.simulated;
    const StudyOutcome outcome = study.run();
    CHECK(outcome.failure.empty() == can_go_on);
    CHECK(has(outcome.failure, can_go_on ? "" : "replication 1"));
    CHECK(has(outcome.failure, can_go_on ? "" : broken_law));
    CHECK(outcome.report.empty() != can_go_on);
    stored = stored_trials_in(study.folder);
    REQUIRE(stored.failed > 0);
    CHECK(stored.failed < stored.all);
    CHECK(stored.failed == trials.tried.size());
    if (can_go_on) CHECK(outcome.failed == stored.failed);
    for (const auto& [name, times] : trials.tried) CHECK(times == call);
    CHECK(trials.simulated - before == (call == 1 ? stored.all : stored.failed));
  }
  trials.is_mended = true;
  const StudyOutcome mended = study.run();
  CHECK(mended.failed == 0);
  CHECK(mended.failure.empty());
  CHECK(mended.report == expected);
  // A calibration without failures draws other points, so that it does not ask for all that failed.
  std::size_t still_failed = 0;
  std::size_t again = 0;
  for (const auto& [name, times] : trials.tried) {
    CHECK(times <= 3);
    if (times == 2) ++still_failed;
    again += static_cast<std::size_t>(times - 1);
  }
  const StoredTrials whole = stored_trials_in(study.folder);
  CHECK(whole.failed == still_failed);
  CHECK(trials.simulated == whole.all + again);
}

/// The third unit ends its rank.
template <class Study>
void check_failing_rank() {
  const std::string expected = Study().run().report;
  Study study;
  int reports = 0;
  RankOnAThread rank([&](UnitReport& report) {
    if (++reports == 3) report.failure = "the disk of node 7 is gone";
  });
  study.workers = rank.workers();
  try {
    static_cast<void>(study.run());
    FAIL("a study went on without its rank");
  } catch (const RankFailed& failed) {
    CHECK(failed.rank() == 1);
    CHECK(std::string(failed.what()) == "the disk of node 7 is gone");
  }
  const StoredTrials stored = stored_trials_in(study.folder);
  CHECK(stored.all > 0);
  CHECK(stored.failed == 0);
  study.workers = {1, nullptr};
  CHECK(study.run().report == expected);
}

}  // namespace

TEST_CASE("a comparison goes on without trials that fail, and the next call tries them once more") {
  check_failing_trials<AnyComparison>(true);
}

TEST_CASE("a sweep goes on without trials that fail, and the next call tries them once more") {
  check_failing_trials<AnySweep>(true);
}

TEST_CASE("a calibration goes on without trials that fail, and the next call tries them once more") {
  check_failing_trials<AnyCalibration>(true);
}

TEST_CASE("a decision cannot go on with a trial that fails, says which, and the next call tries it once more") {
  check_failing_trials<AnyDecision>(false);
}

TEST_CASE("a rank that fails ends every study, what was stored stays, and the study goes on from there") {
  SECTION("compare") {
    check_failing_rank<AnyComparison>();
  }
  SECTION("sweep") {
    check_failing_rank<AnySweep>();
  }
  SECTION("calibrate") {
    check_failing_rank<AnyCalibration>();
  }
  SECTION("decide") {
    check_failing_rank<AnyDecision>();
  }
}
