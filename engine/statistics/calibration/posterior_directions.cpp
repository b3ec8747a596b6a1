#include "statistics/calibration/posterior_directions.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "statistics/calibration/approximate_bayes.hpp"
#include "statistics/calibration/weighted_sample.hpp"

namespace timbang {

namespace {

Eigen::MatrixXd whitened_covariance(const PointSet& points, std::span<const double> weights,
                                    std::span<const double> prior_sd) {
  const std::vector<double> covariance = weighted_covariance(points, weights);
  const std::size_t d = prior_sd.size();
  Eigen::MatrixXd whitened(static_cast<Eigen::Index>(d), static_cast<Eigen::Index>(d));
  for (std::size_t i = 0; i < d; ++i) {
    for (std::size_t j = 0; j < d; ++j) {
      // In units of the prior: 1 means that the targets have said nothing of a direction.
      whitened(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) =
          covariance[i * d + j] / (prior_sd[i] * prior_sd[j]);
    }
  }
  return whitened;
}

/// An eigenvector's sign means nothing: its largest entry is made positive.
std::vector<double> with_positive_largest(const Eigen::VectorXd& vector) {
  std::vector<double> loadings(vector.data(), vector.data() + vector.size());
  // Within rounding the first of equals, so that two processors do not choose different entries.
  const auto largest =
      std::ranges::max_element(loadings, [](double a, double b) { return std::fabs(a) < std::fabs(b) - 1e-12; });
  if (*largest < 0) std::transform(loadings.begin(), loadings.end(), loadings.begin(), std::negate<>());
  return loadings;
}

}  // namespace

PosteriorDirections posterior_directions(const PointSet& points, std::span<const double> weights,
                                         std::span<const double> prior_sd) {
  TIMBANG_CHECK(prior_sd.size() == points.dimensions() && points.dimensions() > 0, "every dimension has a prior");
  const bool are_positive = std::ranges::all_of(prior_sd, [](double sd) { return sd > 0; });
  TIMBANG_CHECK(are_positive, "prior standard deviations are positive");
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(whitened_covariance(points, weights, prior_sd));
  PosteriorDirections result;
  for (Eigen::Index i = 0; i < solver.eigenvalues().size(); ++i) {
    // Rounding may make the smallest eigenvalue negative.
    const double variance = std::max(0.0, solver.eigenvalues()(i));
    result.directions.push_back({std::sqrt(variance), with_positive_largest(solver.eigenvectors().col(i))});
  }
  const double independent_draws = effective_sample_size(weights);
  // Edges of Marchenko and Pastur's law for as many independent draws as the weights stand for.
  const double chance = std::sqrt(static_cast<double>(points.dimensions()) / std::max(1.0, independent_draws));
  result.lowest_by_chance = std::max(0.0, 1 - chance);
  result.highest_by_chance = 1 + chance;
  return result;
}

}  // namespace timbang
