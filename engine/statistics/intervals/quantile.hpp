#pragma once

#include <span>

namespace timbang {

/// The value of rank level * (n + 1), between neighbours by straight line: type 6 of Hyndman and Fan (1996, Sample
/// Quantiles in Statistical Packages, The American Statistician 50, 361-365). A further value from the same source lies
/// below it with probability `level`, so that a central 95 % range holds 95 % of what may come. (Type 7, the usual
/// default, would hold 90 % with 40 values.)
/// Requires: ascending values, 1 <= level * (n + 1) <= n (CheckFailed).
[[nodiscard]] double quantile(std::span<const double> ascending, double level);

}  // namespace timbang
