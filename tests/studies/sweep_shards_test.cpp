// Shards of a sweep, each in a store of its own, merged.
#include <catch2/catch.hpp>
#include <cmath>

#include "results/sweep/sweep_merge.hpp"
#include "studies/small_sweep.hpp"
#include "support/made_up_trial.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

namespace fs = std::filesystem;

const std::string grid = levers + "design: {kind: grid, levels: 5}\n" + few;
const std::string own_cities =
    levers +
    "uncertain: [{path: obstacles.self_cure, range: [100, 160]}]\ndesign: {kind: latin_hypercube, points: 16}\n" +
    "outcomes: [complaints.backlog]\nreplications: 1\n";

/// The shards of a sweep in one folder.
class Shards {
 public:
  explicit Shards(const std::string& rest, std::uint32_t count) : sweep_(rest), count_(count) {}

  SweepRequest& request() { return sweep_.request; }
  SweepResult run(std::uint32_t number) {
    sweep_.request.shard = {number, count_};
    sweep_.request.folder = folder(number);
    return sweep_.run();
  }
  void run_all() {
    for (std::uint32_t number = 1; number <= count_; ++number) static_cast<void>(run(number));
  }

  [[nodiscard]] fs::path folder(std::uint32_t number) const { return sweep_.folder / std::to_string(number); }
  [[nodiscard]] std::vector<fs::path> folders() const {
    std::vector<fs::path> all;
    for (std::uint32_t number = 1; number <= count_; ++number) all.push_back(folder(number));
    return all;
  }
  [[nodiscard]] fs::path whole() const { return sweep_.folder / "whole"; }
  [[nodiscard]] std::vector<Problem> problems_of_merging() const {
    return problems_when([&] { return merge_sweeps(folders(), whole()); });
  }

 private:
  SmallSweep sweep_;
  std::uint32_t count_;
};

std::string exported_whole(const std::string& rest) {
  SmallSweep whole(rest);
  static_cast<void>(whole.run());
  return whole.exported();
}

std::vector<SweepPoint> points_of(const SweepStore& store) {
  std::vector<SweepPoint> points;
  store.each_point([&](std::size_t, const SweepPoint& point) { points.push_back(point); });
  return points;
}

/// A folder of the same sweep with nothing but its first trial, changed.
void store_changed_trial(const fs::path& of, const fs::path& into, const std::function<void(Trial&)>& change) {
  const SweepStore from = SweepStore::read(of);
  const auto points = points_of(from);
  Trial first = from.trials().trial(1);
  change(first);
  SweepStore store = SweepStore::open(into, from.shape());
  store.set_design(from.task(), from.design(), points.size(), [&](std::size_t i) { return points[i]; });
  store.trials().add(first);
  store.trials().close();
}

}  // namespace

TEST_CASE("shards merged export the bytes of the sweep in one piece, whether points share their city or not") {
  for (const auto& [rest, count] : {std::pair(grid, 4U), std::pair(own_cities, 2U)}) {
    CAPTURE(rest);
    Shards shards(rest, count);
    std::uint64_t trials = 0;
    for (std::uint32_t number = 1; number <= count; ++number) trials += shards.run(number).trials;
    const SweepMerge merge = merge_sweeps(shards.folders(), shards.whole());
    CHECK(merge.added == trials);
    CHECK(merge.progress.wanted == trials);
    CHECK(merge.progress.stored == trials);
    CHECK(exported(shards.whole()) == exported_whole(rest));
  }
}

TEST_CASE("shards share out the work evenly and have no trial in common") {
  Shards shards(levers + "design: {kind: grid, levels: 5}\nreplications: 8\noutcomes: [complaints.backlog]\n", 4);
  for (std::uint32_t number = 1; number <= 4; ++number) CHECK(shards.run(number).trials == 20);
  CHECK(merge_sweeps(shards.folders(), shards.whole()).added == 80);
}

TEST_CASE("trials that a merged sweep misses are reported, and can be merged later or run") {
  Shards shards(grid, 4);
  for (const std::uint32_t number : {1U, 2U, 4U}) static_cast<void>(shards.run(number));
  const SweepMerge first = merge_sweeps({shards.folder(1), shards.folder(2), shards.folder(4)}, shards.whole());
  CHECK(first.progress.wanted == 20);
  CHECK(first.progress.stored == 16);
  REQUIRE(first.not_given.size() == 1);
  CHECK(first.not_given[0].number == 3);
  static_cast<void>(shards.run(3));
  const SweepMerge second = merge_sweeps({shards.folder(3)}, shards.whole());
  CHECK(second.added == 4);
  CHECK(second.progress.stored == 20);
  CHECK(exported(shards.whole()) == exported_whole(grid));
}

TEST_CASE("the whole sweep goes on where merged shards end") {
  Shards shards(grid, 2);
  static_cast<void>(shards.run(2));
  static_cast<void>(merge_sweeps({shards.folder(2)}, shards.whole()));
  shards.request().shard = {};
  shards.request().folder = shards.whole();
  CHECK(run_sweep(shards.request(), {}, {}).resumed == 10);
  CHECK(exported(shards.whole()) == exported_whole(grid));
}

TEST_CASE("trials that several shards have are merged once if they are the same, and refused if not") {
  Shards shards(grid, 2);
  shards.run_all();
  Shards again(grid, 2);
  again.run_all();
  const SweepMerge merge = merge_sweeps({shards.folder(1), again.folder(1), shards.folder(2)}, shards.whole());
  CHECK(merge.added == 20);
  CHECK(exported(shards.whole()) == exported_whole(grid));

  const fs::path falsified = again.folder(3);
  store_changed_trial(shards.folder(1), falsified, [](Trial& trial) {
    double& last = trial.table.at(trial.kept.outcomes.back(), 0, trial.table.months() - 1);
    last = std::nextafter(last, 1e9);
  });
  const fs::path refused = again.folder(4);
  const auto problems = problems_when([&] { return merge_sweeps({shards.folder(1), falsified}, refused); });
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].id == "merge_trials_differ");
  std::size_t trials = 0;
  TrialStore::read(refused).each_trial([&](std::int64_t, const Trial&) { ++trials; });
  CHECK(trials == 0);
}

TEST_CASE("stores that do not belong together are refused with every difference, and nothing is written") {
  Shards shards(grid, 2);
  static_cast<void>(shards.run(1));
  SECTION("another seed") {
    shards.request().seed = 8;
    static_cast<void>(shards.run(2));
    REQUIRE(shards.problems_of_merging().size() == 1);
    CHECK(shards.problems_of_merging()[0].id == "merge_other_seed");
  }
  SECTION("another scenario and another name") {
    shards.request().settings = {{"follow_up.visit", "50"}};
    shards.request().plan.name = "smaller";
    static_cast<void>(shards.run(2));
    REQUIRE(shards.problems_of_merging().size() == 2);
    CHECK(shards.problems_of_merging()[0].id == "merge_other_experiment");
    CHECK(shards.problems_of_merging()[1].id == "merge_other_scenario_sha256");
  }
  SECTION("other points") {
    const TemporaryFolder folder;
    shards.request().plan = plan_of(folder, levers + "design: {kind: grid, levels: 4}\n" + few);
    static_cast<void>(shards.run(2));
    REQUIRE(shards.problems_of_merging().size() == 1);
    CHECK(shards.problems_of_merging()[0].id == "merge_other_points");
  }
  SECTION("the same folder twice, and one that is none") {
    const auto problems = problems_when([&] {
      static_cast<void>(merge_sweeps({shards.folder(1), shards.folder(1), shards.folder(2)}, shards.whole()));
    });
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].id == "merge_twice");
    CHECK(problems[1].id == "results_not_found");
  }
  CHECK_FALSE(fs::exists(shards.whole()));
}

TEST_CASE("a shard that was stopped goes on, and one with nothing to do is merged as well") {
  Shards shards("vary: {staffing.tksk_per_kecamatan: [1, 2]}\n" + few, 3);
  shards.run_all();
  CHECK(shards.run(3).trials == 0);
  CHECK(shards.run(1).resumed == 2);
  CHECK(merge_sweeps(shards.folders(), shards.whole()).progress.stored == 4);
}

TEST_CASE("a failed trial is exported with its seed and message, and gives way to one that went well") {
  Shards shards("vary: {staffing.tksk_per_kecamatan: [1, 2]}\n" + few, 1);
  static_cast<void>(shards.run(1));
  const fs::path failed = shards.folder(2);
  store_changed_trial(shards.folder(1), failed, [](Trial& trial) { trial = failed_trial(trial, "minutes were lost"); });
  CHECK(exported(failed).find("0,0,7,minutes were lost") != std::string::npos);
  SECTION("when it is merged") {
    const SweepMerge merge = merge_sweeps({failed, shards.folder(1)}, shards.whole());
    CHECK(merge.progress.failed == 0);
    CHECK(exported(shards.whole()) == exported(shards.folder(1)));
  }
  SECTION("when the sweep goes on") {
    shards.request().folder = failed;
    const SweepResult result = run_sweep(shards.request(), {}, {});
    CHECK(result.resumed == 0);
    CHECK(result.failed == 0);
    CHECK(exported(failed) == exported(shards.folder(1)));
  }
}
