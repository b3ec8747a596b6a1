#pragma once

#include "trials/store/sqlite.hpp"
#include "results/summary.hpp"

namespace timbang {

/// Stores a summary's estimates and differences in place of those of the same seed and arms; others stay.
void store_summary(SqliteDatabase& database, const Summary& summary);

}  // namespace timbang
