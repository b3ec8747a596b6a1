#include "experiment/two_starts_runs.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "base/check.hpp"
#include "experiment/small_experiment.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

WarmUpReport checked(const Arm& arm, const std::vector<std::string>& outcomes, unsigned threads = 2,
                     std::uint32_t replications = 6) {
  TwoStartsRequest request{arm.name, &arm.scenario, std::nullopt, 7, replications, threads, {}};
  for (const std::string& name : outcomes) request.outcomes.push_back(*find_outcome(name));
  const auto report = run_from_two_starts(request, {}, {});
  REQUIRE(report.has_value());
  return *report;
}

Arm small_city(const std::vector<Setting>& settings) {
  return {"small", settings, read_scenario(TIMBANG_SOURCE_DIR "/tests/support/data/small-city.yaml", settings)};
}

bool is_same(const Estimate& a, const Estimate& b) {
  return a.mean == b.mean && a.low == b.low && a.high == b.high;
}

}  // namespace

TEST_CASE("a burdened start shows at first, and a city with staff enough forgets it") {
  const Arm arm = small_city({{"staffing.tksk_per_kecamatan", "8"}, {"period.policy_start", "2022-07-01"}});
  const WarmUpReport report = checked(arm, {"delivery.stuck_kpm_share", "tksk.workload"});
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

TEST_CASE("a city with more work than time is said to have no long run") {
  const WarmUpReport report = checked(small_city({{"staffing.sembako_share", "0.12"}}), {"complaints.backlog"});
  REQUIRE_FALSE(report.crowded.empty());
  CHECK(std::max(report.crowded.back().workload, report.crowded.back().in_the_end) >= 1);
  for (std::size_t i = 1; i < report.crowded.size(); ++i) {
    CHECK(report.crowded[i].workload <= report.crowded[i - 1].workload);
  }
}

TEST_CASE("two starts tell the same on one thread and on two") {
  const Arm arm = small_city({});
  const WarmUpReport one = checked(arm, {"delivery.stuck_kpm_share", "complaints.backlog"}, 1, 3);
  const WarmUpReport two = checked(arm, {"delivery.stuck_kpm_share", "complaints.backlog"}, 2, 3);
  REQUIRE(one.outcomes.size() == two.outcomes.size());
  for (std::size_t i = 0; i < one.outcomes.size(); ++i) {
    CHECK(is_same(one.outcomes[i].gap, two.outcomes[i].gap));
    CHECK(one.outcomes[i].near_after == two.outcomes[i].near_after);
    CHECK(is_same(*one.outcomes[i].drift, *two.outcomes[i].drift));
  }
}

TEST_CASE("outcomes that count every household are not compared from two starts") {
  const Arm arm = small_city({});
  TwoStartsRequest request{arm.name, &arm.scenario, std::nullopt, 7, 2, 1, {outcome::poverty_headcount_rate}};
  CHECK_THROWS_AS(static_cast<void>(run_from_two_starts(request, {}, {})), CheckFailed);
}

TEST_CASE("asked to stop, two starts tell nothing") {
  const Arm arm = small_city({});
  TwoStartsRequest request{arm.name, &arm.scenario, std::nullopt, 7, 2, 1, {outcome::complaints_backlog}};
  StopSource stop;
  stop.request_stop();
  CHECK_FALSE(run_from_two_starts(request, {}, stop.token()));
}
