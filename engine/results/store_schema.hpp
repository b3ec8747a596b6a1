#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "trials/store/sqlite.hpp"

namespace timbang {

/// A name as SQL takes it whatever it contains: in double quotes.
[[nodiscard]] std::string quoted_name(std::string_view name);

/// Whether the file is a store of ours, or has nothing in it yet.
[[nodiscard]] bool is_store_or_empty(const SqliteDatabase& database);

/// Makes the tables that are not there, adds a column for every outcome that is new, and makes the view `tidy` anew
/// if anything changed.
void prepare_schema(SqliteDatabase& database);

/// The names of a table's columns; none if there is no such table.
[[nodiscard]] std::set<std::string, std::less<>> columns_of(const SqliteDatabase& database, std::string_view table);

/// Whether a table has this column.
[[nodiscard]] bool has_column(const SqliteDatabase& database, std::string_view table, std::string_view column);

}  // namespace timbang
