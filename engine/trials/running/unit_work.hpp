#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/problem.hpp"
#include "base/stop.hpp"
#include "facts/facts.hpp"
#include "scenario/scenario.hpp"
#include "trials/cities/city_maker.hpp"
#include "trials/trial.hpp"

namespace timbang {

/// A unit of a plan with all that simulating it takes.
struct UnitWork {
  struct Replication {
    std::uint32_t replication = 0;
    std::vector<std::pair<std::size_t, KeptCells>> trials;  ///< positions in `scenarios`
  };
  std::vector<std::size_t> positions;  ///< of the scenarios in the plan
  std::vector<Scenario> scenarios;     ///< the same, made; of one baseline, at least one
  CityOrigin origin;
  std::uint64_t population_seed = 0;
  std::uint64_t seed = 0;
  std::vector<Replication> replications;
  FactSink* listener = nullptr;  ///< hears every fact. Requires: one trial
};

/// A welfare fit that was not known before.
struct FoundFit {
  std::string baseline_sha256;
  std::uint64_t population_seed = 0;
  FitBook::Known fit;
};

struct FinishedUnit {
  std::vector<Trial> trials;
  std::optional<FoundFit> found = {};
  bool is_unfit = false;  ///< no welfare distribution fits the baseline
};

/// The cities of one process: a few are kept for every unit that needs them, others are made where they are run. Safe
/// on any thread, but for keep_only() and prepare().
class CityShelf {
 public:
  [[nodiscard]] FitBook& fits() { return maker_.fits(); }
  [[nodiscard]] std::optional<FoundFit> known_fit(const Scenario& scenario, std::uint64_t population_seed) const;

  /// Forgets kept cities but those with these names; see name_of().
  void keep_only(const std::vector<std::string>& names);
  /// Makes and keeps a city. False if asked to stop. Throws ScenarioError where no welfare distribution fits.
  bool prepare(const Scenario& scenario, const CityOrigin& origin, std::uint64_t population_seed, unsigned threads,
               const StopToken& stop);
  /// The kept city; a null pointer if it is not kept.
  [[nodiscard]] const BaselineCity* find(const std::string& name) const;
  [[nodiscard]] std::optional<BaselineCity> make(const Scenario& scenario, const CityOrigin& origin,
                                                 std::uint64_t population_seed, const StopToken& abandon);
  [[nodiscard]] static std::string name_of(const std::string& baseline_sha256, const CityOrigin& origin,
                                           std::uint64_t population_seed);

 private:
  CityMaker maker_;
  std::map<std::string, BaselineCity> kept_;
};

/// Simulates a unit. Fewer trials than wanted if told to abandon them. Where no welfare distribution fits the baseline,
/// every trial is a failed one that says so. Safe on any thread.
[[nodiscard]] FinishedUnit run_unit(const UnitWork& work, CityShelf& cities, const StopToken& abandon);

/// A refusal as a failed trial keeps it: the first problem's id, and its path if it has one.
[[nodiscard]] std::string failure_text(const ScenarioError& error);

}  // namespace timbang
