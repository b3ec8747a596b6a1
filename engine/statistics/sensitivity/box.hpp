#pragma once

#include <cmath>
#include <limits>
#include <vector>

namespace timbang {

/// Limits of one input; infinite where nothing limits it.
struct InputLimits {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();

  [[nodiscard]] bool contains(double value) const { return low <= value && value <= high; }
  [[nodiscard]] bool is_open() const { return std::isinf(low) && std::isinf(high); }
};

/// A box: limits of every input.
using Box = std::vector<InputLimits>;

/// What PRIM looks for among points with a response of 0 .. 1: the share of replications that meet the target.
struct DiscoverySettings {
  double peeled_share = 0.05;    ///< of the points in the box, taken away at each step
  double smallest_share = 0.05;  ///< of all points: a box does not get smaller
  double wanted_density = 0.8;   ///< the box chosen is the largest that has it, or else the densest
};

}  // namespace timbang
