#pragma once

#include <cmath>
#include <limits>

namespace timbang {

/// The root of a continuous function between two points, by Chandrupatla's method (1997): inverse quadratic
/// interpolation where it is safe, bisection elsewhere; never leaves the bracket and needs no derivative.
/// When both ends have one sign there is no root to bracket: the end that comes nearer to zero is returned.
template <class Function>
[[nodiscard]] double bracketed_root(const Function& function, double low, double high, double tolerance) {
  double newest = low;
  double opposite = high;
  double at_newest = function(newest);
  double at_opposite = function(opposite);
  if ((at_newest > 0) == (at_opposite > 0)) return std::abs(at_newest) <= std::abs(at_opposite) ? newest : opposite;
  double step = 0.5;
  while (true) {
    const double point = newest + step * (opposite - newest);
    const double at_point = function(point);
    double third = newest;
    double at_third = at_newest;
    if ((at_point > 0) != (at_newest > 0)) {
      third = opposite;
      at_third = at_opposite;
      opposite = newest;
      at_opposite = at_newest;
    }
    newest = point;
    at_newest = at_point;
    const bool newest_is_best = std::abs(at_newest) <= std::abs(at_opposite);
    const double best = newest_is_best ? newest : opposite;
    const double smallest_step =
        (2 * std::numeric_limits<double>::epsilon() * std::abs(best) + tolerance) / std::abs(opposite - newest);
    if (smallest_step > 0.5 || at_newest == 0 || at_opposite == 0) return best;
    const double xi = (newest - opposite) / (third - opposite);
    const double phi = (at_newest - at_opposite) / (at_third - at_opposite);
    step = 0.5;
    if (phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi) {
      step = at_newest / (at_opposite - at_newest) * at_third / (at_opposite - at_third) +
             (third - newest) / (opposite - newest) * at_newest / (at_third - at_newest) * at_opposite /
                 (at_third - at_opposite);
    }
    step = std::fmin(1 - smallest_step, std::fmax(smallest_step, step));
  }
}

}  // namespace timbang
