#pragma once

#include <cstddef>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/summary/summary.hpp"

namespace timbang::test {

inline Estimate around(double mean, double half_width) {
  return {mean, mean - half_width, mean + half_width};
}

/// The level of an outcome with 1, 2 and 4 TKSK per kecamatan, arms 0, 1 and 2.
inline Estimate example_level(std::size_t outcome, std::size_t arm) {
  constexpr double money[] = {6e9, 4e9, 3e9};
  if (outcome == outcome::delivery_returned_to_treasury) return around(money[arm], 5e8);
  if (outcome == outcome::delivery_stuck_kpm_share) return undefined_estimate();
  return around(20 + static_cast<double>(arm), 4);
}

/// A city of one kecamatan and two months: less money goes back with more TKSK, which is an effect; every other outcome
/// is not distinguishable, and the share of stuck families is undefined.
inline Summary chart_example() {
  constexpr const char* levels[] = {"1", "2", "4"};
  Summary summary;
  summary.scenario_name = "example";
  summary.scenario_sha256 = "0123456789abcdef";
  summary.seed = 7;
  summary.replications = 40;
  summary.interval = IntervalKind::plausible;
  summary.wheres = {"city", "Timur"};
  summary.months = {"all", "2023-04", "2023-05"};
  for (std::size_t arm = 0; arm < 3; ++arm) {
    ArmSummary levels_of_arm{levels[arm], {{"staffing.tksk_per_kecamatan", levels[arm]}}, "", 40, {}, {}};
    ArmDifference difference{levels[arm], levels[0], {}};
    for (std::size_t outcome = 0; outcome < outcome::count; ++outcome) {
      for (std::size_t cell = 0; cell < 6; ++cell) {
        levels_of_arm.outcomes.push_back({outcome, cell / 3, cell % 3, example_level(outcome, arm)});
      }
      const double change = example_level(outcome, arm).mean - example_level(outcome, 0).mean;
      const bool is_effect = outcome == outcome::delivery_returned_to_treasury;
      difference.outcomes.push_back({outcome, 0, 0, {around(change, is_effect ? 3e8 : 3), 3.0}, 1.0, is_effect});
    }
    summary.arms.push_back(levels_of_arm);
    if (arm > 0) summary.differences.push_back(difference);
  }
  return summary;
}

}  // namespace timbang::test
