#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace timbang {

/// 0 .. count - 1 in the order of a draw for each; of equal draws the lower index goes first.
[[nodiscard]] std::vector<std::size_t> random_order(std::size_t count,
                                                    const std::function<std::uint32_t(std::uint32_t)>& draw);

}  // namespace timbang
