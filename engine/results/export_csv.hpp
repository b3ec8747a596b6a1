#pragma once

#include <filesystem>
#include <vector>

#include "results/results_store.hpp"

namespace timbang {

/// Writes everything stored as CSV files into a folder, made if need be, and returns their paths:
///   tidy.csv         arm, replication, seed, month, where, outcome, unit, value
///   summary.csv      arm, seed, replications, month, where, outcome, unit, mean, low, high
///   differences.csv  arm, against, seed, month, where, outcome, unit, mean, low, high, variance_reduction
///   arms.csv         arm, set, values_sha256, seed, replications, failed, fingerprint
///   dictionary.csv   outcome, unit, over_months
/// Units stand in the column `unit`; an undefined value is an empty cell; low and high bound the 95 % interval of
/// chance alone. Throws ScenarioError (results_unwritable) or StoreWriteError.
std::vector<std::filesystem::path> export_csv(const ResultsStore& store, const std::filesystem::path& folder);

}  // namespace timbang
