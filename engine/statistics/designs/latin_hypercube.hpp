#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "random/draw.hpp"
#include "statistics/designs/point_set.hpp"

namespace timbang {

/// A Latin hypercube in the open unit cube (McKay, Beckman and Conover 1979): in every dimension each of `points` equal
/// intervals holds one point, at an even chance within it. Keyed by the design's number.
[[nodiscard]] PointSet latin_hypercube(StreamKey key, std::uint32_t design, std::size_t points, std::size_t dimensions);

/// One point with independent even chances in the open unit cube, keyed by its number.
[[nodiscard]] std::vector<double> uniform_point(StreamKey key, std::uint32_t number, std::size_t dimensions);

}  // namespace timbang
