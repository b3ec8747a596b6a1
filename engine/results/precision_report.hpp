#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "statistics/sequential_stopping.hpp"

namespace timbang {

/// How precisely one mean is known: that of an arm, or of an arm less the one it is held against.
struct PrecisionOfArm {
  std::string arm;
  std::string against;  ///< empty for an arm's own mean
  StoppingState state;
};

/// What running until an outcome is precise enough came to.
struct PrecisionReport {
  std::string outcome;  ///< of the city over all months
  PrecisionGoal goal;
  std::uint32_t replications = 0;  ///< that were used
  std::vector<PrecisionOfArm> arms;

  [[nodiscard]] bool is_met() const {
    return std::all_of(arms.begin(), arms.end(),
                       [](const PrecisionOfArm& each) { return each.state.verdict == StoppingState::Verdict::met; });
  }
};

}  // namespace timbang
