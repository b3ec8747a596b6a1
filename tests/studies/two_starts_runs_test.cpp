#include "studies/compare/two_starts_runs.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "base/check.hpp"
#include "outcomes/catalogue/outcome_constants.hpp"
#include "studies/small_experiment.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

/// One arm into a folder of its own.
struct TwoStartsExample {
  TemporaryFolder folder;
  ExperimentRequest experiment;
  TwoStartsRequest request;

  TwoStartsExample(Arm arm, std::vector<std::size_t> outcomes, unsigned threads = 2, std::uint32_t replications = 6) {
    experiment.arms.push_back(std::move(arm));
    experiment.seed = 7;
    experiment.workers.threads = threads;
    experiment.folder = folder / "results";
    request = {&experiment, replications, std::move(outcomes)};
  }

  [[nodiscard]] WarmUpReport report() const {
    const auto reports = run_from_two_starts(request, {}, {});
    REQUIRE(reports.has_value());
    REQUIRE(reports->size() == 1);
    return reports->front();
  }
};

Arm small_city(const std::vector<Setting>& settings) {
  return {"small", settings, read_scenario(TIMBANG_SOURCE_DIR "/tests/support/data/small-city.yaml", settings)};
}

bool is_same(const Estimate& a, const Estimate& b) {
  return a.mean == b.mean && a.low == b.low && a.high == b.high;
}

}  // namespace

TEST_CASE("a heavy start shows at first, and a city with enough staff forgets it") {
  const Arm arm = small_city({{"staffing.tksk_per_kecamatan", "8"}, {"period.policy_start", "2022-07-01"}});
  const WarmUpReport report =
      TwoStartsExample(arm, {outcome::delivery_stuck_kpm_share, outcome::tksk_workload}).report();
  CHECK(report.warm_up == 6);
  CHECK(report.longest == longest_warm_up);
  CHECK(report.crowded.empty());
  REQUIRE(report.outcomes.size() == 2);
  for (const OutcomeSettling& each : report.outcomes) {
    INFO(each.outcome);
    REQUIRE(each.near_after);
    CHECK_FALSE(WarmUpReport::is_drifting(each));
  }
  CHECK(report.outcomes.front().near_after > 0U);
  CHECK(report.needed() <= report.longest);
}

TEST_CASE("a city with more work than working time is reported to have no steady state") {
  const WarmUpReport report =
      TwoStartsExample(small_city({{"staffing.sembako_share", "0.12"}}), {outcome::complaints_backlog}).report();
  REQUIRE_FALSE(report.crowded.empty());
  CHECK(std::max(report.crowded.back().workload, report.crowded.back().in_the_end) >= 1);
  for (std::size_t i = 1; i < report.crowded.size(); ++i) {
    CHECK(report.crowded[i].workload <= report.crowded[i - 1].workload);
  }
}

void check_same(const WarmUpReport& one, const WarmUpReport& other) {
  REQUIRE(one.outcomes.size() == other.outcomes.size());
  for (std::size_t i = 0; i < one.outcomes.size(); ++i) {
    CHECK(is_same(one.outcomes[i].gap, other.outcomes[i].gap));
    CHECK(one.outcomes[i].near_after == other.outcomes[i].near_after);
    CHECK(is_same(*one.outcomes[i].drift, *other.outcomes[i].drift));
  }
}

TEST_CASE("a comparison of two starts is the same on one thread and on two, and from stored trials") {
  const std::vector<std::size_t> outcomes{outcome::delivery_stuck_kpm_share, outcome::complaints_backlog};
  const TwoStartsExample one(small_city({}), outcomes, 1, 3);
  const TwoStartsExample two(small_city({}), outcomes, 2, 3);
  const WarmUpReport first = one.report();
  check_same(first, two.report());
  bool is_any_missing = false;
  const auto hear = [&](const TrialProgress& now) { is_any_missing = is_any_missing || now.done < now.total; };
  const auto again = run_from_two_starts(one.request, hear, {});
  REQUIRE(again.has_value());
  check_same(first, again->front());
  CHECK_FALSE(is_any_missing);
}

TEST_CASE("trials from another start have their own keys, with the start and the last month") {
  const TwoStartsExample example(small_city({}), {outcome::complaints_backlog}, 2, 2);
  static_cast<void>(example.report());
  const TrialStore store = TrialStore::read(example.experiment.folder);
  std::vector<std::string> cities;
  store.each_trial([&](std::int64_t, const Trial& trial) {
    cities.push_back(trial.key.city);
    CHECK(trial.key.values_sha256 == example.experiment.arms.front().scenario.values_sha256);
    CHECK(trial.table.first_month() == Month(2022, 7));
    CHECK(trial.table.months() == 1 + longest_warm_up + 12);
  });
  std::ranges::sort(cities);
  const std::string last_month = " start to 2028-12";
  CHECK(cities == std::vector<std::string>{"own fit, heavy" + last_month, "own fit, heavy" + last_month,
                                           "own fit, light" + last_month, "own fit, light" + last_month});
}

TEST_CASE("outcomes that count every household are not compared from two starts") {
  const TwoStartsExample example(small_city({}), {outcome::poverty_headcount_rate}, 1, 2);
  CHECK_THROWS_AS(static_cast<void>(run_from_two_starts(example.request, {}, {})), CheckFailed);
}

TEST_CASE("a comparison of two starts that is stopped has no result") {
  const TwoStartsExample example(small_city({}), {outcome::complaints_backlog}, 1, 2);
  StopSource stop;
  stop.request_stop();
  CHECK_FALSE(run_from_two_starts(example.request, {}, stop.token()));
}
