#pragma once

#include <cstddef>
#include <vector>

namespace timbang {

/// A point in points of the drawing, to the right and downwards, and how many characters stand beside it.
struct LabelledPoint {
  double x = 0;
  double y = 0;
  std::size_t characters = 1;
};

/// Where a point's label stands: beside the point, or together with that of another one.
struct LabelPlace {
  bool is_left = false;
  bool is_below = false;
  std::size_t with = 0;  ///< the point at which it stands: its own position, or that of an earlier point
};

/// Places for short labels, the first ones first, such that none covers another or a point: above at the right where
/// that is free, else at the left or below; where no side is free, with the label of the nearest point before it.
[[nodiscard]] std::vector<LabelPlace> place_labels(const std::vector<LabelledPoint>& points);

}  // namespace timbang
