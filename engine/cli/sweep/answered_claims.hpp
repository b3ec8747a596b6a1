#pragma once

#include <optional>

#include "results/summary/claims_report.hpp"
#include "studies/sweep/sweep.hpp"

namespace timbang {

/// The answers to an experiment's claims; nothing if it makes none, or if only a shard, one point or not every trial
/// was simulated.
[[nodiscard]] std::optional<ClaimsReport> answered_claims(const SweepRequest& request, const SweepResult& result);

}  // namespace timbang
