#pragma once

#include "trials/store/store_folder.hpp"

namespace timbang {

// results.sha256 says what a folder held when its last writer closed it: the hashes of results.sqlite and
// manifest.json, in the form that `sha256sum -c` reads. Whoever writes takes it away first, so that a folder of a
// killed writer has none.

/// Whether the folder is as its last writer left it; true without a seal. Requires: nobody else writes to it.
[[nodiscard]] bool is_as_sealed(const SqliteDatabase& database, const StorePaths& paths);
/// Throws StoreWriteError. Requires: one file is the whole database, and its lock is held.
void write_seal(const SqliteDatabase& database, const StorePaths& paths);
/// Throws StoreWriteError if there is one and it cannot be removed.
void remove_seal(const StorePaths& paths);

}  // namespace timbang
