#pragma once

#include <span>
#include <string>
#include <vector>

#include "results/summary/claims_report.hpp"
#include "results/summary/summary.hpp"

namespace timbang {

/// How claims are judged.
struct ClaimRule {
  IntervalKind interval = IntervalKind::seeds;
  bool is_anytime = false;  ///< the number of replications followed from what was seen
};

/// Judges claims about trials[arm][replication] together, so that the chance of any wrong answer is at most 5 %
/// (statistics/intervals/claim_decision.hpp says how). `labels` gives the names of places and months, and arms[arm]
/// those of arms. Comparisons are paired over the replications that both arms have. The hash and runs_before are left
/// empty. Requires: claims about outcomes, places and months that exist (CheckFailed).
[[nodiscard]] ClaimsReport judge_claims(std::span<const PlacedClaim> claims, const ClaimRule& rule,
                                        std::span<const std::vector<SummaryTrial>> trials,
                                        const std::vector<std::string>& arms, const Summary& labels);

}  // namespace timbang
