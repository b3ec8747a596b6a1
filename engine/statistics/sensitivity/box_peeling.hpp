#pragma once

#include <span>
#include <vector>

#include "statistics/designs/point_set.hpp"
#include "statistics/sensitivity/box.hpp"

namespace timbang {

// The two halves of PRIM (Friedman and Fisher 1999, Statistics and Computing 9, 123-143), on the points given.

[[nodiscard]] bool is_within(const Box& box, std::span<const double> point);

/// The boxes of the peeling trajectory, from all points on, until the next would hold fewer than the smallest share or
/// nothing can be taken away. Of sides that leave the same mean response the one that takes fewer points, then the
/// first, goes.
[[nodiscard]] std::vector<Box> peel(const PointSet& points, std::span<const double> responses,
                                    const DiscoverySettings& settings);

/// The box enlarged, each time by the slice of `share` of its points that raises its mean response most, while one
/// does.
[[nodiscard]] Box paste(Box box, const PointSet& points, std::span<const double> responses, double share);

}  // namespace timbang
