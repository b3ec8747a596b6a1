#pragma once

#include <span>
#include <vector>

#include "statistics/designs/point_set.hpp"

namespace timbang {

/// Ranks 1 .. n, ascending; equal values share the mean of their ranks.
[[nodiscard]] std::vector<double> average_ranks(std::span<const double> values);

/// Row-major Spearman correlations between the dimensions; 0 with a dimension that does not vary.
[[nodiscard]] std::vector<double> rank_correlations(const PointSet& points);

/// Whether a row-major matrix can be that of rank correlations of a normal copula: square, ones on the diagonal,
/// symmetric, and positive definite after Pearson's formula (1907) r = 2 sin(pi s / 6).
[[nodiscard]] bool is_rank_correlation_matrix(std::span<const double> wanted, std::size_t dimensions);

/// Reorders every dimension so that rank correlations are near the wanted ones (Iman and Conover 1982), and so takes
/// chance correlations out of a Latin hypercube too: each dimension keeps exactly its values. Scores are van der
/// Waerden's of the design's own ranks, so no draws are needed; the identity stands for independent dimensions.
/// Requires: more points than dimensions, is_rank_correlation_matrix (CheckFailed).
[[nodiscard]] PointSet with_rank_correlations(const PointSet& design, std::span<const double> wanted);

/// with_rank_correlations for the identity.
[[nodiscard]] PointSet without_rank_correlations(const PointSet& design);

/// The same correlations point by point through a normal copula: every dimension stays uniform on (0, 1) and the first
/// stays as it is; points can be added later. For designs whose points must not be mixed with each other (Sobol
/// sequences, Saltelli's blocks by group). Requires: points of the open unit cube, is_rank_correlation_matrix
/// (CheckFailed).
[[nodiscard]] PointSet through_normal_copula(const PointSet& uniforms, std::span<const double> wanted);

}  // namespace timbang
