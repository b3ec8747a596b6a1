#pragma once

#include <cstdint>
#include <vector>

#include "results/results_store.hpp"
#include "results/summary.hpp"

namespace timbang {

/// The seeds of which the folder has runs, ascending.
[[nodiscard]] std::vector<std::uint64_t> stored_seeds(const ResultsStore& store);

/// Summarises everything that the folder has of a seed: all its arms with runs of that seed, over all replications
/// stored. Requires: the seed is one of stored_seeds().
[[nodiscard]] Summary stored_summary(const ResultsStore& store, std::uint64_t seed);

}  // namespace timbang
