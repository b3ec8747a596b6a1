#include "results/store_folder.hpp"

#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <system_error>

#include "results/manifest_json.hpp"
#include "results/store_schema.hpp"
#include "text/atomic_file.hpp"
#include "text/store_write_error.hpp"

namespace timbang {
namespace {

namespace fs = std::filesystem;

/// Whether a folder holds nothing, or only what a start leaves that was killed before it wrote the manifest.
bool holds_nothing(const StorePaths& paths) {
  const std::array own{paths.database.string(), paths.log.string(), paths.database.string() + "-journal",
                       paths.manifest.string() + ".new"};
  for (const fs::directory_entry& entry : fs::directory_iterator(paths.folder)) {
    if (std::find(own.begin(), own.end(), entry.path().string()) == own.end()) return false;
  }
  return true;
}

/// Network file systems cannot share the log's memory, so they get the older kind of journal (statfs(2) for the
/// numbers: NFS, SMB, CIFS, SMB2, AFS, Lustre, Ceph, 9P and FUSE).
bool is_on_network(const fs::path& folder) {
  constexpr std::array<unsigned long, 9> network_types{0x6969,     0x517b,     0xff534d42, 0xfe534d42, 0x5346414f,
                                                       0x0bd00bd0, 0x00c36400, 0x01021997, 0x65735546};
  struct statfs information {};
  if (::statfs(folder.c_str(), &information) != 0) return false;
  const auto type = static_cast<unsigned long>(information.f_type) & 0xffffffffUL;
  return std::find(network_types.begin(), network_types.end(), type) != network_types.end();
}

}  // namespace

StorePaths::StorePaths(const fs::path& where)
    : folder(where),
      manifest(where / "manifest.json"),
      database(where / "results.sqlite"),
      log(where / "results.sqlite-wal"),
      timing(where / "timing.json") {}

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

Manifest read_manifest(const StorePaths& paths) {
  const auto text = read_whole_file(paths.manifest);
  if (!text) refuse_folder(paths.folder, "results_not_a_folder");
  const auto format = manifest_format(*text);
  if (!format) refuse_folder(paths.folder, "results_not_a_folder");
  if (*format > results_format) {
    refuse_folder(paths.folder, "results_newer_version",
                  {{"found", std::to_string(*format)}, {"known", std::to_string(results_format)}});
  }
  try {
    Manifest manifest = parse_manifest(*text);
    const int known = Manifest{}.results_version;
    if (manifest.results_version > known) {
      refuse_folder(paths.folder, "results_newer_version",
                    {{"found", std::to_string(manifest.results_version)}, {"known", std::to_string(known)}});
    }
    return manifest;
  } catch (const ManifestError& error) {
    refuse_folder(paths.folder, "results_damaged", {{"reason", "manifest.json: " + std::string(error.what())}});
  }
}

bool is_writable(const StorePaths& paths) {
  return ::access(paths.folder.c_str(), W_OK | X_OK) == 0 &&
         (!fs::exists(paths.database) || ::access(paths.database.c_str(), W_OK) == 0);
}

bool claim_folder(const StorePaths& paths) {
  std::error_code error;
  fs::create_directories(paths.folder, error);
  if (error) refuse_folder(paths.folder, "results_unwritable", {{"reason", error.message()}});
  if (!fs::is_directory(paths.folder)) refuse_folder(paths.folder, "results_not_a_folder");
  if (::access(paths.folder.c_str(), W_OK | X_OK) != 0) {
    refuse_folder(paths.folder, "results_unwritable", {{"reason", std::generic_category().message(errno)}});
  }
  if (fs::exists(paths.manifest)) return false;
  if (!holds_nothing(paths)) refuse_folder(paths.folder, "results_not_a_folder");
  return true;
}

void claim_for_database(const StorePaths& paths) {
  std::error_code error;
  fs::create_directories(paths.folder, error);
  if (error) refuse_folder(paths.folder, "results_unwritable", {{"reason", error.message()}});
  if (!fs::is_directory(paths.folder)) refuse_folder(paths.folder, "results_not_a_folder");
  if (!fs::exists(paths.database) && !fs::is_empty(paths.folder)) {
    refuse_folder(paths.folder, "results_not_a_folder");
  }
}

void check_same_experiment(const StorePaths& paths, const Manifest& stored, const Manifest& wanted) {
  if (stored.baseline_sha256 != wanted.baseline_sha256 || stored.kecamatan != wanted.kecamatan ||
      stored.first_month != wanted.first_month || stored.months != wanted.months) {
    refuse_folder(paths.folder, "results_other_scenario",
                  {{"found", stored.scenario_name + " (" + stored.baseline_sha256.substr(0, 8) + ")"},
                   {"wanted", wanted.scenario_name + " (" + wanted.baseline_sha256.substr(0, 8) + ")"}});
  }
  if (stored.format < results_format) refuse_folder(paths.folder, "results_older_layout");
  if (stored.results_version != wanted.results_version) {
    const bool is_newer = stored.results_version > wanted.results_version;
    refuse_folder(
        paths.folder, is_newer ? "results_newer_version" : "results_older_version",
        {{"found", std::to_string(stored.results_version)}, {"known", std::to_string(wanted.results_version)}});
  }
}

SqliteDatabase open_exclusively(const StorePaths& paths) {
  SqliteDatabase database(paths.database, SqliteAccess::create);
  database.execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT");
  return database;
}

void keep_what_is_committed(SqliteDatabase& database, const StorePaths& paths) {
  database.execute(is_on_network(paths.folder) ? "PRAGMA journal_mode = TRUNCATE" : "PRAGMA journal_mode = WAL");
  database.execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
}

void fold_into_one_file(SqliteDatabase& database) {
  database.execute(
      "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE; "
      "PRAGMA locking_mode = NORMAL; SELECT count(*) FROM sqlite_master");
}

SqliteDatabase open_to_write(const StorePaths& paths) {
  SqliteDatabase database = open_exclusively(paths);
  if (!is_store_or_empty(database)) refuse_folder(paths.folder, "results_not_a_folder");
  keep_what_is_committed(database, paths);
  prepare_schema(database);
  return database;
}

SqliteDatabase open_to_read(const StorePaths& paths) {
  if (!fs::exists(paths.database)) refuse_folder(paths.folder, "results_empty");
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
  if (!is_store_or_empty(database)) refuse_folder(paths.folder, "results_not_a_folder");
  if (database.number("SELECT count(*) FROM sqlite_master WHERE name = 'outcomes'") == 0) {
    refuse_folder(paths.folder, "results_empty");
  }
  return database;
}

}  // namespace timbang
