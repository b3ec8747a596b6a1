#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace timbang {

/// The prior of a parameter over its range: every value alike, or most near the scenario's own.
enum class PriorShape { uniform, triangular };

/// A number that nobody measured, in the unit in which the scenario or the plan writes it.
struct CalibrationParameter {
  std::string path;
  std::string unit;  ///< may be empty
  double low = 0;
  double high = 0;        ///< > low
  double value = 0;       ///< the scenario's own, within the range
  bool is_whole = false;  /// takes whole numbers only
};

/// Shares that must add up to 1, of which some are calibrated: the others give way in proportion to their values.
struct ShareComposition {
  std::vector<std::size_t> calibrated;  ///< positions in CalibrationPlan::parameters, in units of 1
  std::vector<std::string> others;      ///< paths, at least one
  std::vector<double> other_shares;     ///< of 1, in the scenario
};

}  // namespace timbang
