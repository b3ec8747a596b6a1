#include <algorithm>
#include <catch2/catch.hpp>

#include "base/check.hpp"
#include "support/city_trial.hpp"

using namespace timbang;
using namespace timbang::test;

TEST_CASE("a backlog at the start is a share of the families with a complaint that needs a field check") {
  const TestCity city(data_file("small-city.yaml"));
  FactRecorder facts;
  CityRun run = city.start();
  run.begin_with_backlog(0.1, facts);
  // 600 families, a tenth of them: 60, standard deviation 7.3; outside of 38 to 82 once in 400 seeds.
  CHECK(facts.opened.size() >= 38);
  CHECK(facts.opened.size() <= 82);
  CHECK(std::ranges::all_of(facts.opened, [](const CaseOpened& each) {
    return each.kind == CaseKind::complaint_field_check && each.at == SimTime();
  }));
  CHECK_THROWS_AS(run.begin_with_backlog(0.1, facts), CheckFailed);
}

TEST_CASE("a city without complaints starts without a complaint backlog") {
  const TestCity city(data_file("small-city.yaml"), {{"processes.complaints", "off"}});
  FactRecorder facts;
  CityRun run = city.start();
  run.begin_with_backlog(0.5, facts);
  CHECK(facts.opened.empty());
}

TEST_CASE("the initial backlog draws its own random numbers") {
  const TestCity city(data_file("small-city.yaml"));
  FactRecorder plain;
  FactRecorder burdened;
  CityRun run = city.start();
  CityRun with_backlog = city.start();
  with_backlog.begin_with_backlog(0.1, burdened);
  run.run_until(city.policy_start(), plain, {});
  with_backlog.run_until(city.policy_start(), burdened, {});
  CHECK(plain.credited.front().household.value == burdened.credited.front().household.value);
  CHECK(plain.opened.size() < burdened.opened.size());
}
