#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/date.hpp"
#include "random/draw.hpp"

namespace timbang {

/// Transitory welfare x of every household, month by month: stationary AR(1), x' = rho x + sqrt(1 - rho^2) shock.
/// begin: x at `month`, drawn from the stationary distribution; advance: from one month to the next.
/// Requires: 0 <= persistence <= 1.
void begin_transitory(StreamKey key, Month month, std::span<float> transitory);
void advance_transitory(StreamKey key, Month next, double persistence, std::span<float> transitory);

/// x of these households in one month, the same paths as the columns have; before `first`, where columns begin, the
/// paths go on backwards in time, which for a stationary Gaussian AR(1) is the same process.
/// Requires: 0 <= persistence <= 1, the same in all months between.
[[nodiscard]] std::vector<float> transitory_at(StreamKey key, std::span<const std::uint32_t> households, Month first,
                                               Month month, double persistence);

/// z = sqrt(1 - tau) a + sqrt(tau) x, the score whose rank is u = Phi(z).
struct ScoreWeights {
  double permanent = 1;
  double transitory = 0;
};
/// Requires: 0 <= transitory_share <= 1.
[[nodiscard]] ScoreWeights score_weights(double transitory_share);

}  // namespace timbang
