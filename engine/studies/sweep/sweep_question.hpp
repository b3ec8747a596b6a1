#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/stop.hpp"
#include "results/summary/claims_report.hpp"
#include "results/summary/precision_report.hpp"
#include "studies/sweep/sweep.hpp"

namespace timbang {

/// What is asked of an experiment's file. What is left open is as the file says.
struct SweepQuestion {
  std::string file;
  std::vector<Setting> settings = {};  ///< laid over the scenario at every point
  std::optional<std::uint32_t> replications = {};
  std::optional<std::uint64_t> seed = {};
  std::optional<std::uint32_t> point = {};  ///< this point of the design alone
  PlanShard shard = {};
  std::optional<std::filesystem::path> folder = {};  ///< nothing: results/sweep-<name>-<short hash of the values>
  bool is_in_parts = false;                          ///< to be run as shards, by a script
  bool is_large_agreed = false;                      ///< to a design of any size
};

/// What is to be run; who simulates it is left open. Throws ScenarioError with what is wrong in file, settings, size
/// and point.
[[nodiscard]] SweepRequest sweep_request(const SweepQuestion& question);

struct SweepReport {
  SweepRequest request;  ///< as it was run, with the replications that precision took
  SweepResult result;
  std::optional<ClaimsReport> claims;  ///< of a whole sweep without failures whose file makes claims
  std::optional<SweepPrecision> precision;
};

/// Runs the sweep, until its points are precise where its file asks for that, and answers its claims. Throws as
/// run_sweep().
[[nodiscard]] SweepReport answer_sweep(SweepRequest request, const std::function<void(const TrialProgress&)>& progress,
                                       const StopToken& stop);

}  // namespace timbang
