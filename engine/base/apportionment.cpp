#include "base/apportionment.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/check.hpp"

namespace timbang {

std::vector<std::uint32_t> apportion(std::uint32_t places, std::span<const double> weights) {
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  TIMBANG_CHECK(total > 0, "places are split among weights with a positive sum");
  std::vector<std::uint32_t> parts(weights.size());
  std::vector<double> remainders(weights.size());
  std::uint32_t given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double exact = places * (weights[i] / total);
    // Method of largest remainders (Hamilton): every part first gets its whole places.
    parts[i] = static_cast<std::uint32_t>(std::floor(exact));
    remainders[i] = exact - std::floor(exact);
    given += parts[i];
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // Stable, so that equal remainders keep the order of the weights on every machine.
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  // Rounding may leave as many places as there are parts, hence the remainder of the division.
  for (std::size_t i = 0; given < places; ++i, ++given) ++parts[order[i % order.size()]];
  return parts;
}

}  // namespace timbang
