#include "trials/running/trial_plan.hpp"

#include "base/check.hpp"

namespace timbang {

std::size_t TrialPlan::add(const std::string& values_sha256, const std::string& baseline_sha256,
                           const Replications& replications, const CityOrigin& origin) {
  // The same scenario asked for twice, by two arms say, is one plan entry.
  const std::string city_name = baseline_sha256 + " " + origin.text();
  const auto city = city_positions_.emplace(city_name, cities_.size());
  if (city.second) cities_.push_back({baseline_sha256, origin});
  const std::string name = values_sha256 + " " + city_name + " " + std::to_string(replications.first) + " " +
                           std::to_string(replications.count) + " " + std::to_string(replications.step);
  const auto planned = scenario_positions_.emplace(name, scenarios_.size());
  if (planned.second) scenarios_.push_back({values_sha256, city.first->second, replications});
  return planned.first->second;
}

TrialKey TrialPlan::key(std::size_t position, std::uint32_t replication) const {
  TIMBANG_CHECK(position < scenarios_.size(), "no such scenario in the plan");
  const PlannedScenario& planned = scenarios_[position];
  return {planned.values_sha256, cities_[planned.city].origin.text(), population_seed, seed, replication};
}

}  // namespace timbang
