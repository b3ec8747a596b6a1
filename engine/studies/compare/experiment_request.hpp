#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "results/summary/claims_report.hpp"
#include "scenario/layers/ensemble.hpp"
#include "scenario/layers/read_scenario.hpp"
#include "scenario/scenario.hpp"
#include "trials/running/trial_runner.hpp"

namespace timbang {

/// One policy to simulate.
struct Arm {
  std::string name;
  std::vector<Setting> settings;  ///< as typed, for the manifest and the summary
  Scenario scenario;
  MemberScenarios members = {};  ///< the scenario under the ensemble's members; empty without an ensemble
};

struct ExperimentRequest {
  std::vector<Arm> arms;  ///< the first is what the others are compared against
  std::uint64_t seed = 0;
  std::uint32_t replications = 20;
  Workers workers = {};
  std::filesystem::path folder;
  /// Replication r then runs every arm under member r mod M, and the intervals are plausible ranges.
  std::optional<Ensemble> ensemble = {};
  /// Statements to judge about the arms. Arms from `shown` on are there for them alone: they run and are stored, but
  /// stay out of the summary.
  std::vector<PlacedClaim> claims = {};
  std::size_t shown = 0;                    ///< 0: all arms
  std::optional<std::size_t> watched = {};  ///< an outcome of the city whose values the result is to have
  bool is_anytime = false;                  ///< the number of replications followed from what was seen: see ClaimRule
};

}  // namespace timbang
