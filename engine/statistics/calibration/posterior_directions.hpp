#pragma once

#include <span>
#include <vector>

#include "statistics/designs/point_set.hpp"

namespace timbang {

/// A combination of parameters, each measured in standard deviations of its prior.
struct Direction {
  double sd_ratio = 1;           ///< posterior standard deviation along it over the prior's
  std::vector<double> loadings;  ///< by parameter, of length 1; the largest one is positive
};

/// The combinations of parameters that the targets identify best and least.
struct PosteriorDirections {
  std::vector<Direction> directions;  ///< orthogonal, best identified first
  /// A ratio as low, and as high, as the effective sample size alone would let the extreme directions be if the targets
  /// said nothing (Marchenko and Pastur 1967). Nearer to 1 than these a direction is not distinguishable from chance.
  double lowest_by_chance = 1;
  double highest_by_chance = 1;
};

/// Eigenvectors of the posterior covariance with every coordinate divided by its prior standard deviation.
/// Requires: normalised weights; independent priors with positive standard deviations, one a dimension.
[[nodiscard]] PosteriorDirections posterior_directions(const PointSet& points, std::span<const double> weights,
                                                       std::span<const double> prior_sd);

}  // namespace timbang
