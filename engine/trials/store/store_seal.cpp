#include "trials/store/store_seal.hpp"

#include <system_error>

#include "base/sha256.hpp"
#include "text/atomic_file.hpp"
#include "text/store_write_error.hpp"

namespace timbang {
namespace {

namespace fs = std::filesystem;

std::string line(const std::string& hash, const fs::path& file) {
  return hash + "  " + file.filename().string() + "\n";
}

std::string seal_text(const SqliteDatabase& database, const StorePaths& paths) {
  std::string text = line(database.sha256_of_file(), paths.database);
  // Both in one seal, so that a database under the manifest of another folder is noticed.
  if (const auto manifest = read_whole_file(paths.manifest)) text += line(sha256_hex(*manifest), paths.manifest);
  return text;
}

}  // namespace

bool is_as_sealed(const SqliteDatabase& database, const StorePaths& paths) {
  std::error_code error;
  if (!fs::exists(paths.seal, error)) return true;
  // A closed folder has no log: one that lies there would be read as a part of the database.
  if (fs::exists(paths.log, error) && fs::file_size(paths.log, error) > 0) return false;
  return read_whole_file(paths.seal) == seal_text(database, paths);
}

void write_seal(const SqliteDatabase& database, const StorePaths& paths) {
  write_atomically(paths.seal, seal_text(database, paths));
}

void remove_seal(const StorePaths& paths) {
  std::error_code error;
  fs::remove(paths.seal, error);
  if (error) throw StoreWriteError(paths.seal.string(), error.message());
}

}  // namespace timbang
