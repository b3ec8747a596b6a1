#pragma once

#include <vector>

#include "results/summary/claims_report.hpp"
#include "results/sweep/sweep_store.hpp"

namespace timbang {

/// Judges the claims of an experiment over the points of its design, each counting alike with the mean of its
/// replications; points of the same values count once, of a Saltelli design the two draws of each block. A claim is
/// about the points that have the values of its `under`; one that compares is about those less the points with the
/// values of its `than` that are the same otherwise. The range is that of 95 % of the points, so that fewer than 39
/// decide nothing; answers that are given hold all at once in at least 95 % of the points.
[[nodiscard]] ClaimsReport judge_sweep_claims(const SweepStore& store, const std::vector<Claim>& claims);

}  // namespace timbang
