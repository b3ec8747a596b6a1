#include "statistics/designs/rank_correlation.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/check.hpp"
#include "random/elementary.hpp"

namespace timbang {

namespace {

using Matrix = Eigen::MatrixXd;
using Index = Eigen::Index;

std::vector<std::size_t> ascending_order(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // Stable: equal values keep their points' order, so that no processor decides.
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  return order;
}

std::vector<double> column(const PointSet& points, std::size_t dimension) {
  std::vector<double> values;
  for (std::size_t i = 0; i < points.size(); ++i) values.push_back(points[i][dimension]);
  return values;
}

PointSet points_of(const std::vector<std::vector<double>>& columns) {
  PointSet points(columns.size());
  std::vector<double> point(columns.size());
  for (std::size_t i = 0; i < columns.front().size(); ++i) {
    for (std::size_t j = 0; j < columns.size(); ++j) point[j] = columns[j][i];
    points.add(point);
  }
  return points;
}

Matrix correlations(Matrix values) {
  // An own temporary: colwise().mean() would read the columns that the subtraction is changing.
  values.rowwise() -= values.colwise().mean().eval();
  const Matrix products = values.transpose() * values;
  Matrix result = Matrix::Identity(products.rows(), products.cols());
  for (Index i = 0; i < result.rows(); ++i) {
    for (Index j = 0; j < i; ++j) {
      const double scale = std::sqrt(products(i, i) * products(j, j));
      // A column that does not vary is correlated with none.
      result(i, j) = result(j, i) = scale > 0 ? products(i, j) / scale : 0;
    }
  }
  return result;
}

/// sin(x) by Taylor's series to its 15th power: below 1e-17 off for |x| <= pi / 6, and the same on every processor.
// The library's sine differs between machines in its last digit.
double sine(double x) {
  double term = x;
  double sum = x;
  for (int power = 3; power <= 15; power += 2) {
    term *= -x * x / (power * (power - 1));
    sum += term;
  }
  return sum;
}

/// The correlations of a normal copula that has these rank correlations (Pearson 1907).
Matrix normal_correlations(std::span<const double> wanted, std::size_t dimensions) {
  const auto size = static_cast<Index>(dimensions);
  Matrix result(size, size);
  for (Index i = 0; i < size; ++i) {
    for (Index j = 0; j < size; ++j) {
      const double rank = wanted[static_cast<std::size_t>(i * size + j)];
      // A rank correlation of a normal copula is (6 / pi) asin(r / 2).
      result(i, j) = i == j ? 1 : 2 * sine(3.141592653589793 * rank / 6);
    }
  }
  return result;
}

/// By dimension, van der Waerden's scores of the ranks of its values.
Matrix normal_scores(const PointSet& points) {
  const auto count = static_cast<double>(points.size());
  Matrix scores(static_cast<Index>(points.size()), static_cast<Index>(points.dimensions()));
  for (std::size_t j = 0; j < points.dimensions(); ++j) {
    const std::vector<double> values = column(points, j);
    const std::vector<std::size_t> order = ascending_order(values);
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
      // Ranks 1 to n of n + 1, so that none gets an infinite score.
      const double score = normal_quantile((static_cast<double>(rank) + 1) / (count + 1));
      scores(static_cast<Index>(order[rank]), static_cast<Index>(j)) = score;
    }
  }
  return scores;
}

/// Every dimension's values in the order of what scores with the aim's correlations are in this design.
PointSet reordered(const PointSet& design, const Eigen::LLT<Matrix>& aim) {
  // Corrected by the correlations that this design happens to have; Iman and Conover do the same.
  const Matrix scores = normal_scores(design);
  const Eigen::LLT<Matrix> seen(correlations(scores));
  TIMBANG_CHECK(seen.info() == Eigen::Success, "the dimensions of a design are linearly independent");
  // scores times the inverse of the seen root's transpose are uncorrelated; times the aim's they have its correlations.
  const Matrix uncorrelated = seen.matrixL().solve(scores.transpose());
  const Matrix target = Matrix(aim.matrixL()) * uncorrelated;
  std::vector<std::vector<double>> columns;
  for (std::size_t j = 0; j < design.dimensions(); ++j) {
    std::vector<double> values = column(design, j);
    // Values stay those of the design, only their order changes: each dimension keeps its strata.
    std::ranges::sort(values);
    const Eigen::VectorXd row = target.row(static_cast<Index>(j));
    const std::vector<std::size_t> order = ascending_order({row.data(), static_cast<std::size_t>(row.size())});
    columns.emplace_back(values.size());
    for (std::size_t rank = 0; rank < order.size(); ++rank) columns[j][order[rank]] = values[rank];
  }
  return points_of(columns);
}

}  // namespace

std::vector<double> average_ranks(std::span<const double> values) {
  const std::vector<std::size_t> order = ascending_order(values);
  std::vector<double> ranks(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first + 1;
    while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
    // Equal values share the mean of their ranks, without which a discrete input would seem ordered.
    for (std::size_t i = first; i < end; ++i) ranks[order[i]] = static_cast<double>(first + end + 1) / 2;
    first = end;
  }
  return ranks;
}

std::vector<double> rank_correlations(const PointSet& points) {
  Matrix ranks(static_cast<Index>(points.size()), static_cast<Index>(points.dimensions()));
  for (std::size_t j = 0; j < points.dimensions(); ++j) {
    const std::vector<double> of_dimension = average_ranks(column(points, j));
    for (std::size_t i = 0; i < of_dimension.size(); ++i) {
      ranks(static_cast<Index>(i), static_cast<Index>(j)) = of_dimension[i];
    }
  }
  const Matrix result = correlations(ranks);
  return {result.data(), result.data() + result.size()};  // symmetric: by row as by column
}

bool is_rank_correlation_matrix(std::span<const double> wanted, std::size_t dimensions) {
  if (wanted.size() != dimensions * dimensions) return false;
  for (std::size_t i = 0; i < dimensions; ++i) {
    if (wanted[i * dimensions + i] != 1) return false;
    for (std::size_t j = 0; j < i; ++j) {
      const double correlation = wanted[i * dimensions + j];
      if (!(std::fabs(correlation) < 1) || correlation != wanted[j * dimensions + i]) return false;
    }
  }
  const Eigen::LLT<Matrix> root(normal_correlations(wanted, dimensions));
  // A matrix that is nearly singular would make a design in which inputs follow from each other.
  return root.info() == Eigen::Success && root.matrixLLT().diagonal().minCoeff() > 1e-6;
}

PointSet with_rank_correlations(const PointSet& design, std::span<const double> wanted) {
  const std::size_t dimensions = design.dimensions();
  TIMBANG_CHECK(is_rank_correlation_matrix(wanted, dimensions), "a normal copula can have these rank correlations");
  TIMBANG_CHECK(design.size() > dimensions, "a correlated design has more points than dimensions");
  const Eigen::LLT<Matrix> aim(normal_correlations(wanted, dimensions));
  return reordered(design, aim);
}

PointSet through_normal_copula(const PointSet& uniforms, std::span<const double> wanted) {
  const std::size_t dimensions = uniforms.dimensions();
  TIMBANG_CHECK(is_rank_correlation_matrix(wanted, dimensions), "a normal copula can have these rank correlations");
  const Eigen::LLT<Matrix> root(normal_correlations(wanted, dimensions));
  const Matrix lower = root.matrixL();
  PointSet points(dimensions);
  for (std::size_t i = 0; i < uniforms.size(); ++i) {
    std::vector<double> point(uniforms[i].begin(), uniforms[i].end());
    // The first dimension stays as it is.
    for (std::size_t j = 1; j < dimensions; ++j) {
      double normal = 0;
      for (std::size_t k = 0; k <= j; ++k) {
        normal += lower(static_cast<Index>(j), static_cast<Index>(k)) * normal_quantile(uniforms[i][k]);
      }
      // Quantiles of unbounded inputs need a probability inside (0, 1).
      point[j] = std::clamp(normal_cdf(normal), 0x1p-40, 1 - 0x1p-40);
    }
    points.add(point);
  }
  return points;
}

PointSet without_rank_correlations(const PointSet& design) {
  std::vector<double> identity(design.dimensions() * design.dimensions());
  for (std::size_t j = 0; j < design.dimensions(); ++j) identity[j * design.dimensions() + j] = 1;
  return with_rank_correlations(design, identity);
}

}  // namespace timbang
