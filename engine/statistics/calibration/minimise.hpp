#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace timbang {

/// Value of a smooth function and, into `gradient`, its derivatives. Infinity where it is not defined.
using SmoothFunction = std::function<double(std::span<const double> at, std::span<double> gradient)>;

struct MinimiseLimits {
  int most_steps = 60;
  double longest_move = 2;       ///< of any coordinate in one step
  double settled_change = 1e-6;  ///< of the value, relative to 1 + its size
};

struct Minimum {
  std::vector<double> at;
  double value = 0;
  int steps = 0;
};

/// A local minimum by the quasi-Newton method with limited memory (L-BFGS; Nocedal 1980) and backtracking (Armijo).
/// Deterministic. Requires: the function is defined at `start`.
[[nodiscard]] Minimum minimise(const SmoothFunction& function, std::vector<double> start,
                               const MinimiseLimits& limits = {});

}  // namespace timbang
