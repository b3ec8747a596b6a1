#pragma once

#include <optional>
#include <vector>

#include "results/summary/claim_flip.hpp"
#include "results/summary/claims_report.hpp"
#include "results/summary/precision_report.hpp"
#include "results/summary/warm_up_report.hpp"

namespace timbang {

/// What a run may have found beyond its summary.
struct SummaryAdditions {
  ClaimsReport claims;
  std::optional<FlipsReport> flips;
  std::optional<PrecisionReport> precision;
  std::vector<WarmUpReport> warm_ups;  ///< by arm; none: not asked for
};

}  // namespace timbang
