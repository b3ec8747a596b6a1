#include "statistics/designs/random_order.hpp"

#include <algorithm>
#include <utility>

namespace timbang {

std::vector<std::size_t> random_order(std::size_t count, const std::function<std::uint32_t(std::uint32_t)>& draw) {
  std::vector<std::pair<std::uint32_t, std::size_t>> draws;
  for (std::size_t i = 0; i < count; ++i) draws.emplace_back(draw(static_cast<std::uint32_t>(i)), i);
  // Pairs: equal draws fall back to the number, so that the order is the same everywhere.
  std::ranges::sort(draws);
  std::vector<std::size_t> order;
  for (const auto& each : draws) order.push_back(each.second);
  return order;
}

}  // namespace timbang
