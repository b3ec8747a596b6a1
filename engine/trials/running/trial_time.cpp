#include "trials/running/trial_time.hpp"

#include <chrono>

#include "trials/running/unit_work.hpp"

namespace timbang {
namespace {

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

std::optional<TrialTime> time_of_a_trial(const Scenario& scenario, const KeptCells& kept, std::uint64_t seed,
                                         const StopToken& stop) {
  CityShelf cities;
  const auto making = std::chrono::steady_clock::now();
  if (!cities.prepare(scenario, {}, seed, 1, stop)) return std::nullopt;
  TrialTime time{seconds_since(making), 0};
  const UnitWork one_trial{{0}, {scenario}, {}, seed, seed, {{0, {{0, kept}}}}};
  const auto simulating = std::chrono::steady_clock::now();
  if (run_unit(one_trial, cities, stop).trials.empty()) return std::nullopt;
  time.trial = seconds_since(simulating);
  return time;
}

}  // namespace timbang
