#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/stop.hpp"
#include "population/welfare_quantile.hpp"
#include "results/warm_up_report.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// What to run from two starts.
struct TwoStartsRequest {
  std::string arm;
  const Scenario* scenario = nullptr;
  std::optional<WelfareQuantile> quantile;  ///< as fitted; nothing: it is fitted here
  std::uint64_t seed = 0;
  std::uint32_t replications = 10;  ///< at least 2, without which there is no interval
  unsigned threads = 1;
  std::vector<std::size_t> outcomes;  ///< in the catalogue; none that needs a report of welfare
};

/// The longest warm-up that two starts are followed for, in months, unless the scenario's own is longer: where an
/// independent twin of the model found them to differ by less than 1 %.
inline constexpr std::size_t longest_warm_up = 66;

/// Runs the city from a light start (no obstacle, every family informed, empty desks) and from a heavy one (obstacles
/// half as many again as the scenario's and at least 3 % of each kind, nobody informed, 1.6 % of the families waiting
/// for a field check: 120 in a kecamatan of 7,500), with the same households and the same luck, and compares the
/// figures of a year after every warm-up. Levers act from policy_start. Beyond its end the working calendar
/// repeats its last 52 weeks. Nothing is stored; the same for any number of threads. Nothing if asked to stop. Throws
/// ScenarioError (no welfare distribution fits) and CheckFailed (a broken law). Requires: at least 2 replications, and
/// outcomes as said (CheckFailed).
[[nodiscard]] std::optional<WarmUpReport> run_from_two_starts(
    const TwoStartsRequest& request, const std::function<void(std::size_t, std::size_t)>& progress,
    const StopToken& stop);

}  // namespace timbang
