#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/problem.hpp"
#include "trials/store/sqlite.hpp"

namespace timbang {

/// Where the parts of a results folder are.
struct StorePaths {
  explicit StorePaths(const std::filesystem::path& folder);

  std::filesystem::path folder;
  std::filesystem::path manifest;
  std::filesystem::path database;
  std::filesystem::path log;  ///< of a writer that is at work, or was killed
  std::filesystem::path timing;
  std::filesystem::path seal;  ///< what the other files were when the folder was closed (store_seal.hpp)
};

/// Throws the ScenarioError of a folder that cannot be used.
[[noreturn]] void refuse_folder(const std::filesystem::path& folder, const std::string& problem,
                                std::vector<std::pair<std::string, std::string>> arguments = {});

/// Throws what a user can understand of SQLite's refusal: ScenarioError or StoreWriteError.
[[noreturn]] void translate_refusal(const StorePaths& paths, const SqliteError& error);

/// Does something with the database, its refusals translated.
template <typename Action>
auto translating_refusals(const StorePaths& paths, Action action) -> decltype(action()) {
  try {
    return action();
  } catch (const SqliteError& error) {
    translate_refusal(paths, error);
  }
}

/// Whether this process may change the folder and the database in it.
[[nodiscard]] bool is_writable(const StorePaths& paths);

/// Makes the folder if need be and opens its database as the only writer; nothing in it changes yet. Throws
/// ScenarioError if the folder holds other things or another process writes to it, SqliteError.
[[nodiscard]] SqliteDatabase open_to_write(const StorePaths& paths);

/// From now on every committed transaction survives a kill at any instant, on a local disk or a network's.
void keep_what_is_committed(SqliteDatabase& database, const StorePaths& paths);

/// Opens the database and changes nothing. Throws ScenarioError (results_not_found, results_older_layout and others),
/// SqliteError.
[[nodiscard]] SqliteDatabase open_to_read(const StorePaths& paths);

/// At a clean end: one file is the whole database. Its lock stays.
void fold_into_one_file(SqliteDatabase& database);
/// Others may write from now on.
void give_back_lock(SqliteDatabase& database);

}  // namespace timbang
