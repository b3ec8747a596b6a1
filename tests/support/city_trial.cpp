#include "support/city_trial.hpp"
#include "population/build_population.hpp"

namespace timbang::test {

std::string data_file(const std::string& name) {
  return std::string(TIMBANG_SOURCE_DIR) + "/tests/support/data/" + name;
}

TestCity::TestCity(const std::string& file, const std::vector<Setting>& settings)
    : scenario(read_scenario(file, settings)),
      population(build_population(scenario, scenario.seed, WelfareQuantile{1.2, 0.59, 0.67})) {}

CityRun TestCity::start(std::uint32_t replication) const {
  return {scenario, population, trial_key(scenario.seed, replication, scenario.city_code)};
}

SimTime TestCity::policy_start() const {
  return SimClock{scenario.period.start}.time_of(scenario.period.policy_start);
}

FactRecorder record_run(const TestCity& city, std::uint32_t replication) {
  FactRecorder facts;
  CityRun run = city.start(replication);
  run.run_until(city.policy_start(), facts, {});
  run.apply_policy(city.scenario, facts);
  run.run_until(run_end(city.scenario), facts, {});
  run.close(facts);
  return facts;
}

}  // namespace timbang::test
