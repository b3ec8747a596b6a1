#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "experiment/baseline_city.hpp"
#include "results/trial_result.hpp"

namespace timbang {

/// An arm to simulate and its number in the store.
struct NumberedArm {
  std::uint32_t number = 0;
  const Scenario* scenario = nullptr;
  std::string point = {};  ///< as in ManifestRun
};

/// Poverty and targeting are counted over every household after a run; whoever does not ask for them saves that time.
enum class WelfareReport : std::uint8_t { made, left_out };

/// left_out where these outcomes, positions in the catalogue, can be told without it.
[[nodiscard]] WelfareReport welfare_report_for(std::span<const std::size_t> outcomes);

struct FinishedTrial {
  TrialResult result;
  double wall_seconds = 0;  ///< the shared warm-up counts with the first arm
};

/// One replication: the warm-up once, then each arm on a copy of it. An arm that breaks a law is a failed trial, the
/// others go on; if the warm-up does, all fail. Returns a trial an arm, or fewer if told to abandon the rest.
/// Without a welfare report the outcomes of poverty and targeting are undefined, and all others are what they are with
/// one. Requires: every arm has this baseline.
[[nodiscard]] std::vector<FinishedTrial> run_replication(const BaselineCity& city, std::span<const NumberedArm> arms,
                                                         std::uint64_t seed, std::uint32_t replication,
                                                         const std::stop_token& abandon,
                                                         WelfareReport welfare = WelfareReport::made);

}  // namespace timbang
