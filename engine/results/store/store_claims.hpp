#pragma once

#include <optional>
#include <string>
#include <vector>

#include "results/summary/claim_flip.hpp"
#include "results/summary/claims_report.hpp"
#include "results/summary/manifest.hpp"
#include "results/summary/summary.hpp"
#include "trials/store/trial_store.hpp"

namespace timbang {

/// Stores claims that the store does not have yet, with the number of runs that it has; others stay as they are.
void note_claims(TrialStore& store, const ManifestClaims& claims);

/// The stored claims by hash; none in a store of an older engine.
[[nodiscard]] std::vector<ManifestClaims> load_claims(const TrialStore& store);

/// Stores the answers in place of those of the same claims, seed and ensemble.
void store_judged_claims(TrialStore& store, const ClaimsReport& report, const Summary& summary);

/// Stores what a search for flips found in place of what the same search found before.
void store_flips(TrialStore& store, const std::string& search_sha256, const FlipsReport& report);

/// What such a search found; nothing if it is not stored.
[[nodiscard]] std::optional<FlipsReport> load_flips(const TrialStore& store, const std::string& search_sha256);

}  // namespace timbang
