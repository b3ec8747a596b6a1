#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "results/manifest.hpp"
#include "trials/store/sqlite.hpp"
#include "trials/trial.hpp"

namespace timbang {

/// What a stored trial is known by, beside its arm's values.
struct TrialKey {
  std::uint32_t arm = 0;
  std::string_view point;  ///< as in ManifestRun
  std::uint64_t seed = 0;
  std::uint32_t replication = 0;
  int results_version = 0;
};

/// Whether the trial is stored and did not fail.
[[nodiscard]] bool has_trial(const SqliteDatabase& database, const TrialKey& key);

/// Stores a trial with all its outcomes, or a failed one with its message; in place of a failed one.
/// Requires: an open transaction; a table of the manifest's shape unless the trial failed.
void store_trial(SqliteDatabase& database, const TrialKey& key, const Manifest& manifest, const TrialResult& trial);

/// A stored trial; nothing if it is not there. Outcomes that an older store lacks are undefined.
[[nodiscard]] std::optional<TrialResult> load_trial(const SqliteDatabase& database, const TrialKey& key,
                                                    const Manifest& manifest);

}  // namespace timbang
