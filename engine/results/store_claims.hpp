#pragma once

#include <vector>

#include "results/claims_report.hpp"
#include "results/manifest.hpp"
#include "results/sqlite.hpp"
#include "results/summary.hpp"

namespace timbang {

/// Stores claims that the store does not have yet, with the number of runs that it has; others stay as they are.
void note_claims(SqliteDatabase& database, const ManifestClaims& claims);

/// The stored claims by hash; none in a store of an older engine.
[[nodiscard]] std::vector<ManifestClaims> load_claims(const SqliteDatabase& database);

/// Stores the answers in place of those of the same claims, seed and ensemble.
void store_judged_claims(SqliteDatabase& database, const ClaimsReport& report, const Summary& summary);

}  // namespace timbang
