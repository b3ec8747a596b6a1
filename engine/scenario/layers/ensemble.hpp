#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "scenario/layers/read_scenario.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// Values of parameters that nobody measured, in combinations that all agree with what is known; each counts alike.
/// Facts and uncertain parameters, and levers whose present value the scenario calls assumed.
struct Ensemble {
  std::string file;
  std::string name;
  std::string of_values;                     ///< values hash of the scenario that it was made for; empty if not said
  std::vector<std::string> targets;          ///< outcomes that every member was made to agree with; none if not said
  std::vector<std::string> parameters;       ///< paths
  std::vector<std::vector<double>> members;  ///< by member, then parameter; base units
  std::string canonical;                     ///< parameters and members as canonical JSON, base units
  std::string sha256;                        ///< SHA-256 of that
};

/// Reads and checks an ensemble on its own. Throws ScenarioError with every problem found, each at its place.
[[nodiscard]] Ensemble read_ensemble(const std::string& file);

/// A scenario as each member would have it.
struct MemberScenarios {
  std::vector<Scenario> scenarios;  ///< by member
  std::vector<std::string> held;    ///< parameters of the ensemble that the scenario or a setting fixes for its policy
};

/// The scenario of the file under the first `count` members. A member's values lie over the file that names the
/// ensemble (over all files if none does) and what it extends, under the files laid over it and the settings; a lever's
/// lies in the root of the chain, as another assumption about how things are now. All act from the start of the run.
/// Throws ScenarioError with every problem found. Requires: count <= members of the ensemble.
[[nodiscard]] MemberScenarios read_members(const std::string& file, const std::vector<Setting>& settings,
                                           const std::string& ensemble_file, std::size_t count);

}  // namespace timbang
