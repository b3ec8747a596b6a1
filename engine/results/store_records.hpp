#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "results/manifest.hpp"
#include "trials/store/sqlite.hpp"

namespace timbang {

/// The stored arms in the order of their numbers, each with its runs of this results version.
[[nodiscard]] std::vector<ManifestArm> load_arms(const SqliteDatabase& database, int results_version);

/// The stored ensembles by hash; none in a store of an older layout.
[[nodiscard]] std::vector<ManifestEnsemble> load_ensembles(const SqliteDatabase& database);

/// Stores an ensemble in place of any other of the same values.
void store_ensemble(SqliteDatabase& database, const ManifestEnsemble& ensemble);

/// Stores an arm under a number that is not taken; its runs are not stored here.
void store_arm(SqliteDatabase& database, std::uint32_t number, const ManifestArm& arm);

/// An arm that only claims had asked for is one like any other from now on.
void count_as_asked_for(SqliteDatabase& database, std::uint32_t number);

/// The fit found for this baseline and population; nothing if there is none.
[[nodiscard]] std::optional<CityFit> load_fit(const SqliteDatabase& database, const std::string& baseline_sha256,
                                                  std::uint64_t population_seed);

/// Stores a fit in place of any other of the same baseline and population.
void store_fit(SqliteDatabase& database, const std::string& baseline_sha256, std::uint64_t population_seed,
               const CityFit& fit);

/// Seeds are unsigned, SQL's integers are signed: the same 64 bits.
[[nodiscard]] constexpr std::int64_t as_stored(std::uint64_t seed) {
  return static_cast<std::int64_t>(seed);
}

/// A stored fingerprint as a number. Requires: 16 hexadecimal digits (CheckFailed).
[[nodiscard]] std::uint64_t parse_fingerprint(const std::string& digits);

}  // namespace timbang
