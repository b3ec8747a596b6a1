#pragma once

#include <vector>

#include "statistics/selection/value_of_information.hpp"

namespace timbang {

/// What an option loses over the draws of an ensemble to whichever option would have been best in each (Savage 1951),
/// in the values' unit.
struct OptionRegret {
  double mean = 0;
  double largest = 0;
  double agreement = 0;  ///< share of draws in which it is best; options that are best together all are
};

/// By option. Requires: as check_option_values (CheckFailed).
[[nodiscard]] std::vector<OptionRegret> regrets(const OptionValues& values);

}  // namespace timbang
