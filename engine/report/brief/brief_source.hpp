#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/analysis_report.hpp"
#include "base/date.hpp"
#include "results/decision/decision_report.hpp"
#include "results/store/stored_spread.hpp"
#include "results/summary/summary.hpp"
#include "results/sweep/key_drivers.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// What a brief is made from. The first arm is what all others are compared with.
struct BriefSource {
  Summary summary;
  std::vector<Scenario> scenarios;  ///< one for every arm; none if the folder's are read otherwise by this engine
  std::string scenario_file;
  std::string file_values_sha256 = {};  ///< of that file's own scenario, without the first arm's settings
  std::string folder;                   ///< as the reader would type it
  std::string manifest_sha256;
  Date date;                              ///< the brief's
  std::vector<SpreadCell> spread = {};    ///< stored_spread() of fan_outcome
  std::vector<DriverTable> drivers = {};  ///< what each assumed number does alone; none where no such sweep was found
  std::vector<AnalysisReport> analyses = {};    ///< of other sweeps of the same scenario
  std::string key_drivers_command = {};         ///< what makes that sweep; empty where it was found, or cannot be made
  std::optional<DecisionReport> decision = {};  ///< about the same scenario
};

/// How many replications a verdict needs; with fewer the brief says only that there are too few.
inline constexpr std::uint32_t fewest_for_verdict = 10;

}  // namespace timbang
