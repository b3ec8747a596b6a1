#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "results/results_store.hpp"
#include "results/summary.hpp"

namespace timbang {

/// Runs that are summarised together: of one seed, and of one ensemble or none. Arms that only claims asked for are
/// left out, unless the store shows them (show_claim_arms).
struct StoredSet {
  std::uint64_t seed = 0;
  std::string ensemble_sha256;  ///< empty: without an ensemble

  [[nodiscard]] bool has(const ManifestArm& arm) const;
};

/// Those of which the folder has runs, by seed; those of an ensemble come before those without.
[[nodiscard]] std::vector<StoredSet> stored_sets(const ResultsStore& store);

/// How many arms with runs are left out since only claims asked for them.
[[nodiscard]] std::size_t left_out_arms(const ResultsStore& store);

/// Summarises everything that the folder has of a set: all its arms with such runs, over all replications stored.
/// Requires: the set is one of stored_sets().
[[nodiscard]] Summary stored_summary(const ResultsStore& store, const StoredSet& set);

}  // namespace timbang
