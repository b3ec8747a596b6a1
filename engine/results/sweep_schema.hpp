#pragma once

#include <string>

#include "results/sweep_store.hpp"
#include "trials/store/sqlite.hpp"
#include "trials/store/store_folder.hpp"

namespace timbang {

/// Where the parts of a sweep's folder are.
[[nodiscard]] StorePaths sweep_paths(const std::filesystem::path& folder);

/// What a store must have in common with an experiment that goes on in it: key -> value.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> sweep_identity(const SweepShape& shape);

/// Makes the tables, and a view `tidy` that has a row a value; checks that the store is about the same thing. Throws
/// ScenarioError if it is not.
void prepare_sweep(SqliteDatabase& database, const StorePaths& paths, const SweepShape& shape);

/// What a store is about. Throws ScenarioError if it is none of ours, or of another version's results.
[[nodiscard]] SweepShape stored_shape(const SqliteDatabase& database, const StorePaths& paths);

void keep_task(SqliteDatabase& database, const SweepTask& task);
[[nodiscard]] std::optional<SweepTask> stored_task(const SqliteDatabase& database);

/// "INSERT INTO outcomes ..." with a place for each column: run, month, where_, then the shape's outcomes.
[[nodiscard]] std::string insert_sweep_outcomes(const SweepShape& shape);
/// The values of one run, whose number is to be bound: month, where_, then the shape's outcomes.
[[nodiscard]] std::string select_run_outcomes(const SweepShape& shape);
/// The values of every run of the design's points: point, seed, replication, month, where_, then the shape's outcomes.
[[nodiscard]] std::string select_sweep_outcomes(const SweepShape& shape);
/// The same of the city over all months alone.
[[nodiscard]] std::string select_city_totals(const SweepShape& shape);

}  // namespace timbang
