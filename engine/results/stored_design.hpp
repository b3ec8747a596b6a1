#pragma once

#include <optional>

#include "results/design_record.hpp"
#include "trials/store/sqlite.hpp"

namespace timbang {

// The record of a sweep's design in its store.

void keep_design(SqliteDatabase& database, const DesignRecord& design);
/// Nothing if the store has none.
[[nodiscard]] std::optional<DesignRecord> stored_design(const SqliteDatabase& database);

}  // namespace timbang
