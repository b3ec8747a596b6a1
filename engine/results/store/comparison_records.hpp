#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "results/summary/manifest.hpp"
#include "trials/store/trial_store.hpp"

namespace timbang {

/// The stored arms in the order of their numbers, each with the runs that comparisons asked for.
[[nodiscard]] std::vector<ManifestArm> load_arms(const TrialStore& store);
/// Stores an arm, its settings and members under a number that is not taken.
void store_arm(TrialStore& store, std::uint32_t number, const ManifestArm& arm);
/// The texts of the files that an arm was read from.
[[nodiscard]] FileTexts load_texts(const TrialStore& store, std::uint32_t number);
/// Adds the members that an arm runs under to those that are stored.
void store_members(TrialStore& store, std::uint32_t number, const ManifestArm& arm);

/// The stored comparisons, the newest first.
[[nodiscard]] std::vector<Comparison> load_comparisons(const TrialStore& store);
/// Makes a comparison the newest one; an equal one that is stored moves there.
void store_comparison(TrialStore& store, const Comparison& comparison);

/// The stored ensembles by hash.
[[nodiscard]] std::vector<ManifestEnsemble> load_ensembles(const TrialStore& store);
/// Stores an ensemble in place of any other of the same values.
void store_ensemble(TrialStore& store, const ManifestEnsemble& ensemble);

}  // namespace timbang
