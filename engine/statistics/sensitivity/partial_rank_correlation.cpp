#include "statistics/sensitivity/partial_rank_correlation.hpp"

#include <Eigen/Dense>
#include <cmath>
#include <limits>

#include "base/check.hpp"
#include "random/elementary.hpp"
#include "statistics/designs/rank_correlation.hpp"

namespace timbang {

namespace {

using Index = Eigen::Index;

Range fisher_range(double correlation, std::size_t points, std::size_t others, double confidence) {
  // 1.06 is Fieller, Hartley and Pearson's factor for rank correlations.
  const double sd = std::sqrt(1.06 / static_cast<double>(points - 3 - others));
  const double reach = normal_quantile(0.5 + confidence / 2) * sd;
  const double z = portable_log((1 + correlation) / (1 - correlation)) / 2;
  const auto back = [](double value) { return 1 - 2 / (portable_exp(2 * value) + 1); };
  return {back(z - reach), back(z + reach)};
}

bool varies(const PointSet& points, std::size_t dimension) {
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (points[i][dimension] != points[0][dimension]) return true;
  }
  return false;
}

}  // namespace

std::vector<IndexEstimate> partial_rank_correlations(const PointSet& points, std::span<const double> outcomes,
                                                     double confidence) {
  TIMBANG_CHECK(outcomes.size() == points.size(), "every point has an outcome");
  const std::size_t inputs = points.dimensions();
  PointSet defined(inputs + 1);
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!std::isfinite(outcomes[i])) continue;
    std::vector<double> row(points[i].begin(), points[i].end());
    row.push_back(outcomes[i]);
    defined.add(row);
  }
  const double nan = std::numeric_limits<double>::quiet_NaN();
  std::vector<IndexEstimate> result(inputs, IndexEstimate{nan, std::nullopt});
  // Fewer points than that leave no degree of freedom.
  if (defined.size() < inputs + 3) return result;
  const std::vector<double> correlations = rank_correlations(defined);
  const auto size = static_cast<Index>(inputs + 1);
  const Eigen::MatrixXd matrix = Eigen::Map<const Eigen::MatrixXd>(correlations.data(), size, size);
  const Eigen::LLT<Eigen::MatrixXd> root(matrix);
  // One input follows from the others: partial correlations are undefined.
  if (root.info() != Eigen::Success || root.matrixLLT().diagonal().minCoeff() < 1e-7) return result;
  const Eigen::MatrixXd precision = root.solve(Eigen::MatrixXd::Identity(size, size));
  for (Index j = 0; j + 1 < size; ++j) {
    if (!varies(defined, static_cast<std::size_t>(j)) || !varies(defined, inputs)) continue;
    IndexEstimate& estimate = result[static_cast<std::size_t>(j)];
    // Partial correlations from the inverse of the correlation matrix.
    estimate.value = -precision(j, size - 1) / std::sqrt(precision(j, j) * precision(size - 1, size - 1));
    if (defined.size() > inputs + 2)
      estimate.range = fisher_range(estimate.value, defined.size(), inputs - 1, confidence);
  }
  return result;
}

}  // namespace timbang
