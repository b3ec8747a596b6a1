#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "scenario/layers/read_scenario.hpp"
#include "trials/cities/city_maker.hpp"
#include "trials/trial.hpp"

namespace timbang {

/// The replications first, first + step, ...: so many of them.
struct Replications {
  std::uint32_t first = 0;
  std::uint32_t count = 1;
  std::uint32_t step = 1;

  [[nodiscard]] std::uint32_t at(std::uint32_t index) const { return first + index * step; }
  [[nodiscard]] auto operator<=>(const Replications&) const = default;
};

/// How a scenario is read, here or by another process that has the same files.
struct ScenarioRecipe {
  std::string file;
  std::vector<Setting> settings = {};
  std::vector<Setting> assumed = {};  ///< as in read_scenario()
  std::string ensemble_file = {};     ///< of the member; empty without one
  std::uint32_t member = 0;           ///< of the ensemble
  bool is_baseline = false;           ///< under the baseline's own policy: without_levers()
};

/// A scenario with how it was made.
struct MadeScenario {
  Scenario scenario;
  ScenarioRecipe recipe;
};

/// What of a plan's trials is done here: the number-th of count parts, counted from 1.
struct PlanShard {
  std::uint32_t number = 1;
  std::uint32_t count = 1;
};

/// In which order trials are simulated: every scenario once before any of them twice, or city by city, where a city is
/// much work to make.
enum class PlanOrder : std::uint8_t { by_replication, by_city };

/// The trials that a study asks for: scenarios in replications, grouped by the city that they share. It does not grow
/// with the size of scenarios, which are made when they are run.
class TrialPlan {
 public:
  struct PlannedCity {
    std::string baseline_sha256;
    CityOrigin origin;
  };
  struct PlannedScenario {
    std::string values_sha256;
    std::size_t city = 0;  ///< position in cities()
    Replications replications;
  };

  std::uint64_t seed = 0;
  std::uint64_t population_seed = 0;
  KeptCells kept;
  PlanOrder order = PlanOrder::by_replication;
  PlanShard shard;
  /// Makes the scenario of a position; must be safe on any thread.
  std::function<Scenario(std::size_t)> scenario;
  /// How another process makes it; needed under mpirun alone.
  std::function<ScenarioRecipe(std::size_t)> recipe;

  /// Adds a scenario, known by its hashes, and returns its position; that of an equal one if it is there already.
  std::size_t add(const std::string& values_sha256, const std::string& baseline_sha256,
                  const Replications& replications, const CityOrigin& origin = {});

  [[nodiscard]] const std::vector<PlannedCity>& cities() const { return cities_; }
  [[nodiscard]] const std::vector<PlannedScenario>& scenarios() const { return scenarios_; }
  [[nodiscard]] TrialKey key(std::size_t position, std::uint32_t replication) const;

 private:
  std::vector<PlannedCity> cities_;
  std::vector<PlannedScenario> scenarios_;
  std::unordered_map<std::string, std::size_t> city_positions_;
  std::unordered_map<std::string, std::size_t> scenario_positions_;
};

}  // namespace timbang
