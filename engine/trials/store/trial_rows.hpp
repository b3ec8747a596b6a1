#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "trials/cities/city_maker.hpp"
#include "trials/store/sqlite.hpp"
#include "trials/trial.hpp"

namespace timbang {

/// A trial's row, without its cells.
struct StoredTrial {
  std::int64_t number = 0;
  std::int64_t kept = 0;  ///< row of table `kept`
  std::size_t wheres = 0;
  std::int32_t first_month = 0;  ///< since 1900
  std::size_t months = 0;        ///< without `all`
  std::string outcomes;          ///< KeptCells::fingerprint(), as a text
  std::string trajectory;        ///< the same of its events
  std::string failure;
  TrialKey key;
};

/// What is stored of a trial is not what was: the file was damaged or changed.
class DamagedTrial : public std::runtime_error {
 public:
  explicit DamagedTrial(TrialKey trial) : std::runtime_error("a stored trial is damaged"), key(std::move(trial)) {}

  TrialKey key;
};

// Each of these throws DamagedTrial where a row does not agree with its own seal, or cells with their fingerprint.

[[nodiscard]] std::optional<StoredTrial> find_trial(const SqliteDatabase& database, const TrialKey& key);
/// By number. Requires: it is there.
[[nodiscard]] StoredTrial trial_row(const SqliteDatabase& database, std::int64_t number);

/// The table with what is kept of a trial, and the selection.
[[nodiscard]] KeptCells load_kept(const SqliteDatabase& database, std::int64_t kept);
[[nodiscard]] OutcomeTable load_cells(const SqliteDatabase& database, const StoredTrial& row, const KeptCells& kept);

/// Stores a trial under a number. `places` are the texts of its table's places. Requires: an open transaction.
void store_trial(SqliteDatabase& database, std::int64_t number, const Trial& trial,
                 const std::vector<std::string>& places);
void remove_trial(SqliteDatabase& database, std::int64_t number);

[[nodiscard]] std::optional<FitBook::Known> load_fit(const SqliteDatabase& database, const std::string& baseline_sha256,
                                                     std::uint64_t population_seed);
/// In place of any other of the same baseline and population.
void store_fit(SqliteDatabase& database, const std::string& baseline_sha256, std::uint64_t population_seed,
               const FitBook::Known& fit);

}  // namespace timbang
