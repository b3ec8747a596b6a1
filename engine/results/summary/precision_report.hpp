#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "statistics/intervals/sequential_stopping.hpp"

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

/// How precisely the points of a sweep are known in one outcome, of the city over all months.
struct PrecisionOfPoints {
  std::string outcome;
  PrecisionGoal goal;
  std::size_t points = 0;  ///< sound ones
  std::size_t met = 0;     ///< of them, those that are as precise as asked
  std::size_t worst = 0;   ///< number of the point that is known least
  StoppingState at_worst;
};

/// What a sweep that goes on until its points are precise enough came to. All intervals hold together, whenever one
/// looks.
struct SweepPrecision {
  std::uint32_t replications = 0;  ///< of every point
  std::vector<PrecisionOfPoints> outcomes;

  [[nodiscard]] bool is_met() const {
    return std::all_of(outcomes.begin(), outcomes.end(),
                       [](const PrecisionOfPoints& each) { return each.met == each.points; });
  }
};

}  // namespace timbang
