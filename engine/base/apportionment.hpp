#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace timbang {

/// Splits whole places in proportion to weights by largest remainders (Hamilton); equal remainders go to the earlier.
/// The parts sum to `places`. Requires: weights >= 0 with a positive sum.
[[nodiscard]] std::vector<std::uint32_t> apportion(std::uint32_t places, std::span<const double> weights);

}  // namespace timbang
