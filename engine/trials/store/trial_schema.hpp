#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "trials/store/sqlite.hpp"

namespace timbang {

/// Whose a database is.
enum class DatabaseKind : std::uint8_t { ours, empty, older, other };

[[nodiscard]] DatabaseKind database_kind(const SqliteDatabase& database);

/// Makes the tables of trials that are missing, a column for every outcome of the catalogue, and marks the database as
/// ours. Requires: an open transaction.
void prepare_trial_tables(SqliteDatabase& database);

/// Makes the view `tidy`, a row for each value of what studies asked for, from the selects that say which trials those
/// are: each gives trial, arm, point, seed, replication and interval.
void make_tidy_view(SqliteDatabase& database, const std::string& asked_trials);

/// An outcome's name as a column's.
[[nodiscard]] std::string quoted_name(std::string_view name);
/// A text as SQL writes it.
[[nodiscard]] std::string quoted_text(std::string_view text);

/// The number of the row of table `cells` that has a trial's outcomes of a place and month, both counted as in an
/// OutcomeTable with so many places.
[[nodiscard]] std::int64_t cell_row(std::int64_t trial, std::size_t where, std::size_t month, std::size_t wheres);
/// What follows it: the first row that may be the next trial's.
[[nodiscard]] std::int64_t cell_rows_end(std::int64_t trial);

/// Seeds are unsigned, SQL's integers are signed: the same 64 bits.
[[nodiscard]] constexpr std::int64_t as_stored(std::uint64_t seed) {
  return static_cast<std::int64_t>(seed);
}

}  // namespace timbang
