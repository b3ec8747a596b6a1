#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "results/sweep/sweep_store.hpp"
#include "text/csv_writer.hpp"

namespace timbang {

/// Writes design.csv (a row a point, a column a path that some point sets), outcomes.csv (a row a value, tidy) and
/// failures.csv into the folder, which is made if need be; returns their paths. Rows are in the order of points and
/// replications, so that the same sweep gives the same bytes. Throws ScenarioError, StoreWriteError.
struct SweepExport {
  CsvDialect dialect = CsvDialect::rfc4180;
  /// Makes a sentence of a failure or a refusal as it is stored; as stored without it.
  std::function<std::string(const std::string&)> said{};
};
std::vector<std::filesystem::path> export_sweep(const SweepStore& store, const std::filesystem::path& folder,
                                                const SweepExport& how = {});

}  // namespace timbang
