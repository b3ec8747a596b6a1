#include "trials/store/store_folder.hpp"

#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <system_error>

#include "base/ranges.hpp"
#include "text/atomic_file.hpp"
#include "text/store_write_error.hpp"
#include "trials/store/trial_schema.hpp"

namespace timbang {
namespace {

namespace fs = std::filesystem;

/// Whether a folder holds nothing, or only what is left of a start that was killed before it made the database.
bool holds_nothing(const StorePaths& paths) {
  const std::array own{paths.database.string(), paths.log.string(),    paths.database.string() + "-journal",
                       paths.manifest.string(), paths.timing.string(), paths.seal.string()};
  for (const fs::directory_entry& entry : fs::directory_iterator(paths.folder)) {
    const bool is_begun = is_unfinished(entry.path(), paths.manifest) || is_unfinished(entry.path(), paths.seal);
    if (!contains(own, entry.path().string()) && !is_begun) return false;
  }
  return true;
}

/// Network file systems cannot share the log's memory, so they get the older kind of journal (statfs(2) for the
/// numbers: NFS, SMB, CIFS, SMB2, AFS, Lustre, Ceph, 9P and FUSE).
bool is_on_network(const fs::path& folder) {
  constexpr std::array<unsigned long, 9> network_types{0x6969,     0x517b,     0xff534d42, 0xfe534d42, 0x5346414f,
                                                       0x0bd00bd0, 0x00c36400, 0x01021997, 0x65735546};
  struct statfs information {};
  // Unknown: the ordinary journal does.
  if (::statfs(folder.c_str(), &information) != 0) return false;
  const auto type = static_cast<unsigned long>(information.f_type) & 0xffffffffUL;
  return contains(network_types, type);
}

/// Folders that Timbang 0.1 made.
bool is_older_layout(const StorePaths& paths) {
  // Its comparisons are known by their database's application id (database_kind()).
  constexpr std::array older{"sweep.sqlite", "calibration.sqlite", "decision.sqlite"};
  return std::ranges::any_of(older, [&](const char* name) { return fs::exists(paths.folder / name); });
}

void make_folder(const StorePaths& paths) {
  std::error_code error;
  fs::create_directories(paths.folder, error);
  if (error) refuse_folder(paths.folder, "results_unwritable", {{"reason", error.message()}});
  if (!fs::is_directory(paths.folder)) refuse_folder(paths.folder, "results_not_a_folder");
  if (::access(paths.folder.c_str(), W_OK | X_OK) != 0) {
    refuse_folder(paths.folder, "results_unwritable", {{"reason", std::generic_category().message(errno)}});
  }
  if (is_older_layout(paths)) refuse_folder(paths.folder, "results_older_layout");
  if (!fs::exists(paths.database) && !holds_nothing(paths)) refuse_folder(paths.folder, "results_not_a_folder");
}

/// Throws ScenarioError for a database of somebody else, or of Timbang 0.1.
void check_ours(const SqliteDatabase& database, const StorePaths& paths) {
  switch (database_kind(database)) {
    case DatabaseKind::ours:
    case DatabaseKind::empty:
      return;
    case DatabaseKind::older:
      refuse_folder(paths.folder, "results_older_layout");
    case DatabaseKind::other:
      refuse_folder(paths.folder, "results_not_a_folder");
  }
}

}  // namespace

StorePaths::StorePaths(const fs::path& where)
    : folder(where),
      manifest(where / "manifest.json"),
      database(where / "results.sqlite"),
      log(where / "results.sqlite-wal"),
      timing(where / "timing.json"),
      seal(where / "results.sha256") {}

void refuse_folder(const fs::path& folder, const std::string& problem,
                   std::vector<std::pair<std::string, std::string>> arguments) {
  arguments.insert(arguments.begin(), {"folder", folder.string()});
  throw ScenarioError({Problem{problem, {}, {}, std::move(arguments)}});
}

void translate_refusal(const StorePaths& paths, const SqliteError& error) {
  switch (error.fault()) {
    case SqliteFault::busy:
      refuse_folder(paths.folder, "results_in_use");
    case SqliteFault::unwritable:
      refuse_folder(paths.folder, "results_unwritable", {{"reason", error.what()}});
    case SqliteFault::write_failed:
      throw StoreWriteError(paths.database.string(), error.what());
    case SqliteFault::damaged:
      break;
  }
  refuse_folder(paths.folder, "results_damaged", {{"reason", error.what()}});
}

bool is_writable(const StorePaths& paths) {
  return ::access(paths.folder.c_str(), W_OK | X_OK) == 0 &&
         (!fs::exists(paths.database) || ::access(paths.database.c_str(), W_OK) == 0);
}

SqliteDatabase open_to_write(const StorePaths& paths) {
  make_folder(paths);
  SqliteDatabase database(paths.database, SqliteAccess::create);
  // A row of every outcome of a month and place takes more than a kilobyte; larger pages waste less.
  database.execute("PRAGMA page_size = 16384");
  // Taken and given back at once: with exclusive locking the lock stays until the file is closed.
  database.execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT");
  check_ours(database, paths);
  return database;
}

void keep_what_is_committed(SqliteDatabase& database, const StorePaths& paths) {
  database.execute(is_on_network(paths.folder) ? "PRAGMA journal_mode = TRUNCATE" : "PRAGMA journal_mode = WAL");
  // FULL: what was reported as stored survives a power cut.
  database.execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
}

SqliteDatabase open_to_read(const StorePaths& paths) {
  if (!fs::exists(paths.database)) {
    if (is_older_layout(paths)) refuse_folder(paths.folder, "results_older_layout");
    // A manifest without a database is a study that was stopped before its first trial.
    refuse_folder(paths.folder, fs::exists(paths.manifest) ? "results_empty" : "results_not_found");
  }
  const bool may_write = is_writable(paths);
  if (!may_write && fs::exists(paths.log) && fs::file_size(paths.log) > 0) {
    // Its last trials are in the log of a killed writer, which SQLite reads only where it may write.
    refuse_folder(paths.folder, "results_unrecovered");
  }
  SqliteDatabase database(paths.database, may_write ? SqliteAccess::read_write : SqliteAccess::immutable);
  if (may_write) {
    // Exclusive: the index of a killed writer's log is then kept in memory instead of in a file.
    database.execute("PRAGMA locking_mode = EXCLUSIVE");
    database.keep_log_on_close();
  }
  check_ours(database, paths);
  if (database_kind(database) == DatabaseKind::empty) refuse_folder(paths.folder, "results_empty");
  return database;
}

void fold_into_one_file(SqliteDatabase& database) {
  // One ordinary file in the end, so that people may copy it.
  database.execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
}

void give_back_lock(SqliteDatabase& database) {
  // The mode takes effect with the next statement that reads.
  database.execute("PRAGMA locking_mode = NORMAL; SELECT count(*) FROM sqlite_master");
}

}  // namespace timbang
