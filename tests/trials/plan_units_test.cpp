// A plan divided into units of work: nothing twice, nothing left out, and only what a store lacks.
#include "trials/running/plan_units.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "support/made_up_trial.hpp"
#include "support/temporary_folder.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

constexpr std::uint64_t seed = 7;
constexpr std::size_t wanted_outcome = 3;

/// So many scenarios in each of so many cities.
TrialPlan plan_of(std::size_t cities, std::size_t scenarios, std::uint32_t replications,
                  PlanOrder order = PlanOrder::by_replication) {
  TrialPlan plan;
  plan.seed = seed;
  plan.population_seed = seed;
  plan.order = order;
  plan.kept = kept_of_city(wanted_outcome);
  for (std::size_t city = 0; city < cities; ++city) {
    for (std::size_t i = 0; i < scenarios; ++i) {
      plan.add(std::to_string(city) + "." + std::to_string(i), std::to_string(city), {0, replications});
    }
  }
  return plan;
}

/// Where trials are stored under a plan's keys.
struct Folder {
  TemporaryFolder place;
  TrialStore store = TrialStore::open(place / "results", made_up_identity());

  void add(const TrialPlan& plan, std::size_t scenario, std::uint32_t replication,
           std::size_t outcome = wanted_outcome) {
    const TrialKey key = plan.key(scenario, replication);
    store.add(made_up_trial(key.values_sha256, key.seed, replication, outcome, 1));
  }
};

}  // namespace

TEST_CASE("the shards of a plan have every trial once, however many there are") {
  for (const auto order : {PlanOrder::by_replication, PlanOrder::by_city}) {
    for (const std::size_t cities : {1U, 3U, 40U}) {
      TrialPlan plan = plan_of(cities, 9, 4, order);
      for (const std::uint32_t count : {1U, 2U, 3U, 7U, 500U}) {
        CAPTURE(cities, count);
        std::set<std::pair<std::size_t, std::uint32_t>> seen;
        std::uint64_t trials = 0;
        for (std::uint32_t number = 1; number <= count; ++number) {
          plan.shard = {number, count};
          const PlanUnits units(plan);
          trials += units.wanted();
          units.each_wanted(
              [&](std::size_t scenario, std::uint32_t replication) { seen.emplace(scenario, replication); });
        }
        CHECK(trials == cities * 9 * 4);
        CHECK(seen.size() == trials);
      }
    }
  }
}

TEST_CASE("of many cities each is built by one shard only, if shards have whole parts of the work") {
  TrialPlan plan = plan_of(40, 8, 4);
  std::set<std::size_t> seen;
  std::size_t cities = 0;
  for (std::uint32_t number = 1; number <= 4; ++number) {
    plan.shard = {number, 4};
    const Folder folder;
    PlanUnits units(plan);
    units.find_missing(folder.store);
    for (const std::size_t city : units.cities()) seen.insert(city);
    cities += units.cities().size();
  }
  CHECK(cities == 40);
  CHECK(seen.size() == 40);
}

TEST_CASE("every scenario is simulated once before any of them twice, or city by city where a plan says so") {
  const Folder folder;
  const TrialPlan breadth_first = plan_of(3, 5, 4);
  PlanUnits units(breadth_first);
  units.find_missing(folder.store);
  std::uint32_t last = 0;
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    const auto missing = units.missing_of(unit);
    REQUIRE(missing.size() == 1);
    CHECK(missing.front().first >= last);
    CHECK(missing.front().second.size() == 5);
    last = missing.front().first;
  }
  CHECK(last == 3);
  const TrialPlan by_city = plan_of(3, 5, 4, PlanOrder::by_city);
  PlanUnits of_cities(by_city);
  of_cities.find_missing(folder.store);
  REQUIRE(of_cities.size() == 3);
  CHECK(of_cities.missing_of(0).size() == 4);
  CHECK(of_cities.cities() == std::vector<std::size_t>{0, 1, 2});
}

TEST_CASE("a plan has a scenario once, however often it is added, and accepts replications with gaps") {
  TrialPlan plan = plan_of(1, 2, 4);
  CHECK(plan.add("0.1", "0", {0, 4}) == 1);
  CHECK(plan.add("0.1", "0", {5, 2, 10}) == 2);
  CHECK(plan.add("0.1", "0", {0, 4}, {WelfareQuantile{1, 2, 3}}) == 3);
  CHECK(plan.cities().size() == 2);
  const PlanUnits units(plan);
  CHECK(units.wanted() == 2 * 4 + 2 + 4);
  std::set<std::uint32_t> stepped;
  units.each_wanted([&](std::size_t scenario, std::uint32_t replication) {
    if (scenario == 2) stepped.insert(replication);
  });
  CHECK(stepped == std::set<std::uint32_t>{5, 15});
}

TEST_CASE("trials are missing that are wanted and are not stored, or failed") {
  const TrialPlan plan = plan_of(1, 10, 3);
  Folder folder;
  for (std::size_t scenario = 0; scenario < 10; ++scenario) folder.add(plan, scenario, 0);
  folder.add(plan, 4, 2);
  const TrialKey failed = plan.key(5, 2);
  folder.store.add(failed_trial(made_up_trial(failed.values_sha256, seed, 2, wanted_outcome, 1), "minutes were lost"));
  PlanUnits units(plan);
  CHECK(units.wanted() == 30);
  units.find_missing(folder.store);
  CHECK(units.missing() == 30 - 11);
  std::size_t found = 0;
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    for (const auto& [replication, missing] : units.missing_of(unit)) {
      for (const MissingTrial& trial : missing) {
        ++found;
        CHECK_FALSE(replication == 0);
        CHECK_FALSE((replication == 2 && trial.scenario == 4));
        CHECK(trial.kept == plan.kept);
      }
    }
  }
  CHECK(found == units.missing());
}

TEST_CASE("a trial with fewer cells stored than wanted is missing, and its stored cells are kept") {
  const TrialPlan plan = plan_of(1, 1, 2);
  Folder folder;
  folder.add(plan, 0, 0, wanted_outcome + 1);
  folder.add(plan, 0, 1);
  PlanUnits units(plan);
  units.find_missing(folder.store);
  REQUIRE(units.size() == 1);
  const auto missing = units.missing_of(0);
  REQUIRE(missing.size() == 1);
  CHECK(missing.front().first == 0);
  CHECK(missing.front().second.front().kept.outcomes == std::vector<std::size_t>{wanted_outcome, wanted_outcome + 1});
}
