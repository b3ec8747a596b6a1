#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "results/store/results_store.hpp"
#include "results/summary/summary.hpp"

namespace timbang {

/// Whether arms that only claims asked for count like all others.
enum class ClaimArms : std::uint8_t { left_out, shown };

/// The newest comparison of which the folder has a trial, by its position in comparisons(); nothing if there is none.
[[nodiscard]] std::optional<Comparison> newest_comparison(const ResultsStore& store,
                                                          ClaimArms claim_arms = ClaimArms::left_out);

/// How many arms of the newest comparison only claims asked for.
[[nodiscard]] std::size_t left_out_arms(const ResultsStore& store);

/// A comparison's trials as they are stored, [arm][replication]: failed ones and missing ones have no table. Keeps only
/// replications up to the last one that is stored of any arm.
[[nodiscard]] std::vector<std::vector<Trial>> stored_trials(const ResultsStore& store, const Comparison& comparison);

/// The manifest with the comparison's arms alone, in its order: what summarise() takes.
[[nodiscard]] Manifest manifest_of(const ResultsStore& store, const Comparison& comparison);

/// What summarise() takes of trials; they must outlive it.
[[nodiscard]] std::vector<std::vector<SummaryTrial>> views_of(const std::vector<std::vector<Trial>>& trials);

/// Summarises the trials of a comparison.
[[nodiscard]] Summary stored_summary(const ResultsStore& store, const Comparison& comparison);

}  // namespace timbang
