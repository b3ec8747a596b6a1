#include "statistics/intervals/quantile.hpp"

#include <cmath>
#include <cstddef>

#include "base/check.hpp"

namespace timbang {

double quantile(std::span<const double> ascending, double level) {
  constexpr double rounding = 1e-9;  // of level * (n + 1), which may be a rank exactly
  const double rank = level * static_cast<double>(ascending.size() + 1);
  TIMBANG_CHECK(rank > 1 - rounding && rank < static_cast<double>(ascending.size()) + rounding,
                "the rank of a quantile lies among the values");
  // Rounding may put a rank that is whole just below it.
  const double below = std::floor(rank + rounding);
  const auto index = static_cast<std::size_t>(below) - 1;
  const double beyond = rank - below;
  // Exactly the value, even at the last rank, which has no neighbour above.
  if (beyond <= rounding) return ascending[index];
  return ascending[index] + beyond * (ascending[index + 1] - ascending[index]);
}

}  // namespace timbang
