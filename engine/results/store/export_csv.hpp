#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "results/store/stored_summary.hpp"
#include "text/csv_writer.hpp"

namespace timbang {

/// Makes the folder of an export if need be. Throws ScenarioError (results_unwritable).
void make_export_folder(const std::filesystem::path& folder);

/// Whether an export has every replication, which takes hundreds of megabytes for a city, or what they come to.
enum class CsvRuns : std::uint8_t { each, summarised };

/// A column of the dictionary: its heading, and a text for every outcome of the catalogue.
struct DictionaryColumn {
  std::string heading;
  std::vector<std::string> texts;
};

struct CsvExport {
  CsvRuns runs = CsvRuns::each;
  ClaimArms claim_arms = ClaimArms::left_out;
  CsvDialect dialect = CsvDialect::rfc4180;
  std::vector<DictionaryColumn> dictionary = {};  ///< after the dictionary's own columns
};

/// Writes the newest comparison as CSV files into a folder, made if need be, and returns their paths:
///   tidy.csv         arm, replication, seed, month, where, outcome, unit, value, interval; only with each run
///   summary.csv      arm, seed, replications, month, where, outcome, unit, mean, low, high, interval
///   differences.csv  arm, against, seed, month, where, outcome, unit, mean, low, high, variance_reduction, interval,
///                    agreement, is_effect
///   arms.csv         arm, set, values_sha256, seed, replications, failed, fingerprint, interval, ensemble_sha256,
///   is_sequential dictionary.csv   outcome, unit, over_months, better, smallest_effect, smallest_effect_as_share, then
///                    the given columns
/// Units stand in the column `unit`; an undefined value is an empty cell; low and high bound the 95 % interval that
/// `interval` says: seeds or plausible. The smallest effect that matters is in the outcome's unit, or a share of the
/// level compared with. Throws ScenarioError (results_unwritable, results_empty) or StoreWriteError.
std::vector<std::filesystem::path> export_csv(const ResultsStore& store, const std::filesystem::path& folder,
                                              const CsvExport& what = {});

}  // namespace timbang
