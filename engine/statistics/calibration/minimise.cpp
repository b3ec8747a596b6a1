#include "statistics/calibration/minimise.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>

#include "base/check.hpp"

namespace timbang {

namespace {

constexpr std::size_t most_remembered = 8;
// 2^-30, beyond which steps vanish in rounding.
constexpr int most_halvings = 30;
// Armijo's condition with its usual constant.
constexpr double sufficient_decrease = 1e-4;

double dot(std::span<const double> a, std::span<const double> b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

std::vector<double> difference(std::span<const double> a, std::span<const double> b) {
  std::vector<double> result(a.size());
  std::transform(a.begin(), a.end(), b.begin(), result.begin(), std::minus<>());
  return result;
}

/// The last moves with the changes of gradient that they brought: what is known of the curvature.
class Curvature {
 public:
  void remember(std::vector<double> move, std::vector<double> change) {
    const double product = dot(move, change);
    // Only pairs of positive curvature keep the approximation positive definite, so that it points downhill.
    if (!(product > 1e-12)) return;
    if (pairs_.size() == most_remembered) pairs_.pop_front();
    pairs_.push_back({std::move(move), std::move(change), product});
  }

  /// Minus the approximate inverse Hessian times the gradient (the two-loop recursion).
  [[nodiscard]] std::vector<double> downhill(std::span<const double> gradient) const {
    std::vector<double> direction(gradient.begin(), gradient.end());
    std::vector<double> factors(pairs_.size());
    for (std::size_t i = pairs_.size(); i-- > 0;) {
      factors[i] = dot(pairs_[i].move, direction) / pairs_[i].product;
      add(direction, pairs_[i].change, -factors[i]);
    }
    if (!pairs_.empty()) {
      const Pair& last = pairs_.back();
      // The initial Hessian is scaled to the latest curvature, so that a step of 1 is usually right.
      scale(direction, last.product / dot(last.change, last.change));
    }
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const double factor = dot(pairs_[i].change, direction) / pairs_[i].product;
      add(direction, pairs_[i].move, factors[i] - factor);
    }
    scale(direction, -1);
    return direction;
  }

  void forget() { pairs_.clear(); }

 private:
  struct Pair {
    std::vector<double> move;
    std::vector<double> change;
    double product;
  };

  static void add(std::vector<double>& to, const std::vector<double>& what, double times) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += times * what[i];
  }
  static void scale(std::vector<double>& vector, double by) {
    for (double& value : vector) value *= by;
  }

  std::deque<Pair> pairs_;
};

void shorten(std::vector<double>& direction, double longest_move) {
  double longest = 0;
  for (const double each : direction) longest = std::max(longest, std::fabs(each));
  if (longest <= longest_move) return;
  // The direction stays, only its length is cut: early steps know nothing of the curvature.
  for (double& each : direction) each *= longest_move / longest;
}

}  // namespace

Minimum minimise(const SmoothFunction& function, std::vector<double> start, const MinimiseLimits& limits) {
  Minimum best{std::move(start), 0, 0};
  std::vector<double> gradient(best.at.size());
  best.value = function(best.at, gradient);
  TIMBANG_CHECK(std::isfinite(best.value), "the function is defined at the start");
  Curvature curvature;
  for (; best.steps < limits.most_steps; ++best.steps) {
    std::vector<double> direction = curvature.downhill(gradient);
    // Rounding has spoilt the curvature: start again from steepest descent.
    if (dot(direction, gradient) >= 0) {
      curvature.forget();
      direction = curvature.downhill(gradient);
    }
    shorten(direction, limits.longest_move);
    const double slope = dot(direction, gradient);
    std::vector<double> at(best.at.size());
    std::vector<double> new_gradient(gradient.size());
    double value = best.value;
    double step = 1;
    bool has_descended = false;
    for (int halving = 0; halving < most_halvings && !has_descended; ++halving, step /= 2) {
      for (std::size_t i = 0; i < at.size(); ++i) at[i] = best.at[i] + step * direction[i];
      value = function(at, new_gradient);
      has_descended = value <= best.value + sufficient_decrease * step * slope;
    }
    // No descent within 2^-30 of the step: this is the minimum up to rounding.
    if (!has_descended) break;
    const double gain = best.value - value;
    curvature.remember(difference(at, best.at), difference(new_gradient, gradient));
    best.at = at;
    best.value = value;
    gradient = new_gradient;
    if (gain <= limits.settled_change * (1 + std::fabs(value))) break;
  }
  return best;
}

}  // namespace timbang
