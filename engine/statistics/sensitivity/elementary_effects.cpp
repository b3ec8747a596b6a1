#include "statistics/sensitivity/elementary_effects.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/check.hpp"

namespace timbang {

namespace {

/// Which dimension moves from one point to the next; none if values that the design sets apart came out equal.
std::size_t moved_dimension(std::span<const double> from, std::span<const double> to) {
  std::size_t moved = from.size();
  for (std::size_t j = 0; j < from.size(); ++j) {
    if (from[j] == to[j]) continue;
    TIMBANG_CHECK(moved == from.size(), "a trajectory moves one dimension at each step");
    moved = j;
  }
  return moved;
}

/// The effect of every dimension along one trajectory.
std::vector<double> effects_along(const PointSet& points, std::span<const double> ranges,
                                  std::span<const double> outcomes, std::size_t start) {
  // NaN until it is known: a dimension that never moves would otherwise look without effect.
  std::vector<double> effects(points.dimensions(), std::numeric_limits<double>::quiet_NaN());
  for (std::size_t i = start + 1; i <= start + points.dimensions(); ++i) {
    const std::size_t j = moved_dimension(points[i - 1], points[i]);
    // Without a move an effect is not known, and the trajectory is dropped.
    if (j == points.dimensions()) continue;
    // Divided by the signed step: a trajectory may move an input down. Not by the step that the design asked for, from
    // which listed values and whole numbers depart.
    const double moved = points[i][j] - points[i - 1][j];
    const double part = ranges[j] > 0 ? moved / ranges[j] : std::copysign(1.0, moved);
    effects[j] = (outcomes[i] - outcomes[i - 1]) / part;
  }
  return effects;
}

/// mu, mu* and sigma of every input over these trajectories.
std::vector<double> measures(const std::vector<std::vector<double>>& effects, std::span<const std::size_t> units) {
  std::vector<double> result;
  const auto count = static_cast<double>(units.size());
  for (std::size_t j = 0; j < effects.front().size(); ++j) {
    double mu = 0;
    double mu_star = 0;
    for (const std::size_t unit : units) {
      mu += effects[unit][j] / count;
      mu_star += std::fabs(effects[unit][j]) / count;
    }
    double squares = 0;
    for (const std::size_t unit : units) squares += (effects[unit][j] - mu) * (effects[unit][j] - mu);
    result.insert(result.end(), {mu, mu_star, std::sqrt(squares / (count - 1))});
  }
  return result;
}

}  // namespace

MorrisScreening morris_screening(const PointSet& points, std::span<const double> ranges,
                                 std::span<const double> outcomes, const BootstrapPlan& plan) {
  const std::size_t length = points.dimensions() + 1;
  TIMBANG_CHECK(points.size() % length == 0 && outcomes.size() == points.size(),
                "points and outcomes form whole trajectories");
  std::vector<std::vector<double>> effects;
  for (std::size_t start = 0; start < points.size(); start += length) {
    const std::vector<double> along = effects_along(points, ranges, outcomes, start);
    // One undefined outcome spoils two effects of its trajectory; a whole trajectory keeps the inputs balanced.
    if (std::ranges::all_of(along, [](double effect) { return std::isfinite(effect); })) {
      effects.push_back(along);
    }
  }
  const IndexEstimate undefined{std::numeric_limits<double>::quiet_NaN(), std::nullopt};
  MorrisScreening result;
  result.inputs.assign(points.dimensions(), ElementaryEffects{undefined, undefined, undefined});
  result.trajectories_used = effects.size();
  result.trajectories_dropped = points.size() / length - effects.size();
  // A spread needs two trajectories.
  if (effects.size() < 2) return result;
  std::vector<std::size_t> every(effects.size());
  std::iota(every.begin(), every.end(), std::size_t{0});
  const auto statistics = [&](std::span<const std::size_t> units) { return measures(effects, units); };
  const std::vector<double> values = statistics(every);
  const std::vector<std::optional<Range>> intervals = bootstrap_ranges(plan, effects.size(), statistics);
  const auto estimate = [&](std::size_t i) {
    return IndexEstimate{values[i], i < intervals.size() ? intervals[i] : std::nullopt};
  };
  for (std::size_t j = 0; j < points.dimensions(); ++j) {
    result.inputs[j] = {estimate(3 * j), estimate(3 * j + 1), estimate(3 * j + 2)};
  }
  return result;
}

}  // namespace timbang
