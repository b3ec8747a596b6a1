#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "random/draw.hpp"
#include "statistics/designs/point_set.hpp"
#include "statistics/sensitivity/box.hpp"

namespace timbang {

/// How a box does among points.
struct BoxMeasures {
  double coverage = 0;  ///< share of all response that lies within; NaN if there is none
  double density = 0;   ///< mean response within; NaN if no point lies within
  double mass = 0;      ///< share of points that lie within
};

/// The chance that any limit is named where nothing is to be found.
inline constexpr double chance_of_naming = 0.05;

/// An input that the search limited.
struct LimitedInput {
  std::size_t input = 0;
  InputLimits limits;
  /// The chance of so much response in the box if without this input's limits it were as dense as it then is: a
  /// one-sided binomial test over blocks (Bryant and Lempert 2010). Quasi, since limits were chosen among many.
  double quasi_p_value = 1;
  /// Whether it is at most 0.05, shared among all inputs that the search limited. If not, the box has no such limit.
  bool stands_out = false;
};

struct Discovery {
  Box box;                            ///< of the limits that stand out; open if none does
  BoxMeasures chosen_on;              ///< among the points that the box was chosen on: flattering
  BoxMeasures tested_on;              ///< among the other half
  std::vector<LimitedInput> limited;  ///< tested on the other half, in order of inputs
  std::vector<BoxMeasures> peeling;   ///< from all points on, among those the box was chosen on
};

/// Measures of a box. Requires: as many responses as points, limits for every input (CheckFailed).
[[nodiscard]] BoxMeasures measure_box(const Box& box, const PointSet& points, std::span<const double> responses);

/// The box of high response that the patient rule induction method finds (PRIM; Friedman and Fisher 1999; for scenario
/// discovery Bryant and Lempert 2010): at each step that thin slice goes whose removal leaves the highest mean
/// response; then the chosen box is enlarged by slices while its mean response rises. A random half of the blocks,
/// keyed, chooses the box; the other half tests its limits, and only those that stand out stay. `blocks` says by point
/// which points share a draw and are therefore not independent; empty if none do. Points with an undefined response are
/// left out. Requires: responses within 0 .. 1, at least 4 blocks with one (CheckFailed).
[[nodiscard]] Discovery discover(const PointSet& points, std::span<const double> responses,
                                 std::span<const std::size_t> blocks, StreamKey key,
                                 const DiscoverySettings& settings = {});

}  // namespace timbang
