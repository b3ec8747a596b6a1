#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "statistics/intervals/interval.hpp"

namespace timbang {

/// How an outcome of the city forgets how the run began: figures of a year after a warm-up, from a light and a
/// heavy start with the same random draws (see StartComparison). Differences are shares of the figure.
struct OutcomeSettling {
  std::string outcome;
  Estimate gap;                            ///< heavy less light, after the scenario's own warm-up
  std::optional<std::size_t> near_after;   ///< months of warm-up from which on they differ by at most `near`
  std::optional<std::size_t> close_after;  ///< or by at most `close`
  std::optional<Estimate> drift;           ///< change over the last year looked at
};

/// A kecamatan to which more work comes than there is time for: hours arriving / hours available, in the
/// year after the scenario's own warm-up and in the last one looked at; 1 or more in one of them. Those who give
/// up and complain no more may bring the second below the first.
struct CrowdedKecamatan {
  std::string name;
  double workload = 0;
  double in_the_end = 0;
};

/// Whether an arm's warm-up is long enough.
struct WarmUpReport {
  static constexpr double near = 0.10;
  static constexpr double close = 0.01;

  std::string arm;
  std::size_t warm_up = 0;  ///< the scenario's own, in months
  std::size_t longest = 0;  ///< that was looked at
  std::uint32_t replications = 0;
  std::vector<OutcomeSettling> outcomes;
  std::vector<CrowdedKecamatan> crowded;  ///< the worst first

  /// Every outcome is near after the scenario's own warm-up, or after this many months.
  [[nodiscard]] std::optional<std::size_t> needed() const {
    std::size_t most = 0;
    for (const OutcomeSettling& each : outcomes) {
      if (!each.near_after) return std::nullopt;
      most = most < *each.near_after ? *each.near_after : most;
    }
    return most;
  }
  [[nodiscard]] bool is_enough() const {
    const auto months = needed();
    return months && *months <= warm_up;
  }
  /// The outcome surely still moves by more than `near` a year.
  [[nodiscard]] static bool is_drifting(const OutcomeSettling& each) {
    return each.drift && each.drift->low && (*each.drift->low > near || *each.drift->high < -near);
  }
};

}  // namespace timbang
