#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/problem.hpp"
#include "results/manifest.hpp"
#include "results/sqlite.hpp"

namespace timbang {

/// Where the parts of a results folder are.
struct StorePaths {
  explicit StorePaths(const std::filesystem::path& folder);

  std::filesystem::path folder;
  std::filesystem::path manifest;
  std::filesystem::path database;
  std::filesystem::path log;  ///< of a writer that is at work, or was killed
  std::filesystem::path timing;
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

/// The manifest of an existing results folder. Throws ScenarioError: not a folder of ours, damaged, or newer.
[[nodiscard]] Manifest read_manifest(const StorePaths& paths);

/// Makes the folder if need be. True if it is new (it is empty, or a killed start left nothing but its own traces);
/// false if it has a manifest. Throws ScenarioError if it is something else, or cannot be made.
[[nodiscard]] bool claim_folder(const StorePaths& paths);

/// Makes the folder of a database without a manifest if need be. A folder of other things is left alone: ScenarioError.
void claim_for_database(const StorePaths& paths);

/// Whether this process may change the folder and the database in it.
[[nodiscard]] bool is_writable(const StorePaths& paths);

/// Throws ScenarioError if results made for `wanted` cannot go beside those of `stored`.
void check_same_experiment(const StorePaths& paths, const Manifest& stored, const Manifest& wanted);

/// Opens a database file as its only writer, or throws ScenarioError if another process has it; nothing is read yet.
[[nodiscard]] SqliteDatabase open_exclusively(const StorePaths& paths);

/// Every committed transaction of the database survives a kill at any instant, on a local disk or a network's.
void keep_what_is_committed(SqliteDatabase& database, const StorePaths& paths);

/// At a clean end: one file is the whole database.
void fold_into_one_file(SqliteDatabase& database);

/// Opens the database as its only writer. Throws ScenarioError if another process has it.
[[nodiscard]] SqliteDatabase open_to_write(const StorePaths& paths);

/// Opens the database and changes nothing. Throws ScenarioError.
[[nodiscard]] SqliteDatabase open_to_read(const StorePaths& paths);

}  // namespace timbang
