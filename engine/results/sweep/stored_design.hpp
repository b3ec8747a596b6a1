#pragma once

#include <cstddef>
#include <functional>

#include "results/sweep/design_record.hpp"
#include "trials/store/sqlite.hpp"

namespace timbang {

// The record of a sweep's design and of its points in a results folder.

/// In place of any other. Requires: an open transaction.
void keep_design(SqliteDatabase& database, const DesignRecord& design);
/// Requires: one was kept.
[[nodiscard]] DesignRecord stored_design(const SqliteDatabase& database);

/// In place of any others; numbered from 0, `point` is asked for one after the other. Requires: an open transaction.
void keep_points(SqliteDatabase& database, std::size_t count, const std::function<SweepPoint(std::size_t)>& point);
void each_stored_point(const SqliteDatabase& database, const std::function<void(std::size_t, const SweepPoint&)>& see);

}  // namespace timbang
