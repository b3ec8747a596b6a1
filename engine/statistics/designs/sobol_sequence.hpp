#pragma once

#include <cstddef>
#include <cstdint>

#include "random/draw.hpp"
#include "statistics/designs/point_set.hpp"

namespace timbang {

/// The most dimensions that the table of direction numbers has (Joe and Kuo 2008).
inline constexpr std::size_t most_sobol_dimensions = 3667;

/// Points number `first`, `first` + 1, ... of a scrambled Sobol sequence in the open unit cube (Sobol 1967; nested
/// uniform scrambling, Owen 1995), keyed by the design's number: every point is uniform, and of 2^m points that begin
/// at a multiple of 2^m each of 2^m equal intervals of a dimension holds one. More points can be added later.
/// Requires: 1 <= dimensions <= most_sobol_dimensions, first + points <= 2^31 (CheckFailed).
[[nodiscard]] PointSet sobol_sequence(StreamKey key, std::uint32_t design, std::size_t first, std::size_t points,
                                      std::size_t dimensions);

}  // namespace timbang
