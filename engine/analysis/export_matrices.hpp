#pragma once

#include <filesystem>
#include <vector>

#include "results/sweep/sweep_store.hpp"

namespace timbang {

/// Writes what is complete of a sweep as matrices for other programs: problem.json (num_vars, names, bounds and groups,
/// as SALib calls them), X.csv (a row a point, a column an input) and Y.csv (the outcomes' means over replications, a
/// column an outcome; empty where undefined), rows in the design's order, which for saltelli and morris is SALib's.
/// Of a Saltelli design also X_by_matrix.csv and Y_by_matrix.csv: A, B, then A with each group from B, as soboljansen
/// of R's package sensitivity has it. An input that is no number stands as its position among its levels. The folder is
/// made if need be; returns the paths. Throws ScenarioError, StoreWriteError.
std::vector<std::filesystem::path> export_matrices(const SweepStore& store, const std::filesystem::path& folder);

}  // namespace timbang
