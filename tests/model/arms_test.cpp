#include <catch2/catch.hpp>
#include <set>

#include "support/city_trial.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

struct ArmEnd {
  std::vector<std::uint64_t> households;
  std::set<std::uint32_t> served;
  std::set<std::uint32_t> listed_later;
  std::uint64_t trajectory = 0;
};

ArmEnd run_arm(const TestCity& city, const CityRun& warm, const Scenario& arm) {
  FactRecorder facts;
  CityRun run = warm;
  run.apply_policy(arm, facts);
  run.run_until(run_end(arm), facts, {});
  ArmEnd end{run.household_hashes(), {}, {}, run.trajectory()};
  for (const ServiceStarted& service : facts.services) end.served.insert(service.household.value);
  for (const PlaceFilled& place : facts.filled) end.listed_later.insert(place.household.value);
  CHECK(city.population.households() == end.households.size());
  return end;
}

CityRun warmed_up(const TestCity& city) {
  FactRecorder facts;
  CityRun run = city.start();
  run.run_until(city.policy_start(), facts, {});
  return run;
}

/// What families share besides TKSK: the first line's hours, waiting lists, sessions and checks.
const std::vector<Setting> nothing_shared{{"first_line.hours", "10000"},
                                          {"processes.proposals", "off"},
                                          {"processes.socialisation", "off"},
                                          {"processes.monitoring", "off"}};

Scenario with_tksk(const std::string& number, std::vector<Setting> settings = {}) {
  settings.push_back({"staffing.tksk_per_kecamatan", number});
  return read_scenario(data_file("small-city.yaml"), settings);
}

}  // namespace

TEST_CASE("families that no TKSK serves have the same state in every arm") {
  const TestCity city(data_file("small-city.yaml"), nothing_shared);
  const CityRun warm = warmed_up(city);
  const ArmEnd one = run_arm(city, warm, city.scenario);
  const ArmEnd four = run_arm(city, warm, with_tksk("4", nothing_shared));
  std::size_t compared = 0;
  for (std::uint32_t household = 0; household < one.households.size(); ++household) {
    if (one.served.count(household) + four.served.count(household) > 0) continue;
    if (one.listed_later.count(household) + four.listed_later.count(household) > 0) continue;
    ++compared;
    if (one.households[household] != four.households[household]) FAIL("household " << household << " differs");
  }
  CHECK(compared > 3000);
  CHECK(one.households != four.households);
}

TEST_CASE("an arm without changes equals the baseline") {
  const TestCity city(data_file("small-city.yaml"));
  const CityRun warm = warmed_up(city);
  const ArmEnd baseline = run_arm(city, warm, city.scenario);
  const ArmEnd same = run_arm(city, warm, with_tksk("1"));
  CHECK(baseline.trajectory == same.trajectory);
  CHECK(baseline.households == same.households);
}

TEST_CASE("a copied run continues exactly like the original") {
  const TestCity city(data_file("small-city.yaml"));
  FactRecorder facts;
  CityRun original = city.start();
  original.run_until(SimTime(200 * 1440 + 600), facts, {});
  CityRun copy = original;
  original.run_until(SimTime(500 * 1440), facts, {});
  copy.run_until(SimTime(300 * 1440), facts, {});
  copy.run_until(SimTime(500 * 1440), facts, {});
  CHECK(original.trajectory() == copy.trajectory());
}
