#include "trials/store/sqlite.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <limits>

#include "base/sha256.hpp"

namespace timbang {
namespace {

SqliteFault sort_fault(int code) {
  // A failed read means a file that is not whole, unlike a failed write, which a full disk explains.
  if (code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ) return SqliteFault::damaged;
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return SqliteFault::busy;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return SqliteFault::unwritable;
    case SQLITE_FULL:
    case SQLITE_IOERR:
      return SqliteFault::write_failed;
    default:
      return SqliteFault::damaged;
  }
}

[[noreturn]] void fail(sqlite3* connection, int code) {
  throw SqliteError(sort_fault(code), connection == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(connection));
}

void expect_ok(sqlite3* connection, int code) {
  if (code != SQLITE_OK) fail(connection, code);
}

/// A path as a URI, in which SQLite takes the wish for an immutable file.
std::string immutable_uri(const std::filesystem::path& file) {
  std::string uri = "file:";
  // Characters that would end or change a URI's path.
  for (const char character : std::filesystem::absolute(file).string()) {
    if (character == '%') {
      uri += "%25";
    } else if (character == '?') {
      uri += "%3f";
    } else if (character == '#') {
      uri += "%23";
    } else {
      uri += character;
    }
  }
  return uri + "?immutable=1";
}

int open_flags(SqliteAccess access) {
  constexpr int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  switch (access) {
    case SqliteAccess::create:
      return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case SqliteAccess::read_write:
      return common | SQLITE_OPEN_READWRITE;
    case SqliteAccess::immutable:
      return common | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
  }
  return common;
}

}  // namespace

void SqliteStatement::Finalise::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

SqliteStatement& SqliteStatement::bind(int parameter, std::string_view text) {
  const char* bytes = text.empty() ? "" : text.data();  // a null pointer would be NULL, not an empty text
  // -1 is SQLITE_TRANSIENT, whose macro is an old-style cast: SQLite copies, since the text may be gone before the
  // step.
  expect_ok(sqlite3_db_handle(statement_.get()),
            sqlite3_bind_text(statement_.get(), parameter, bytes, static_cast<int>(text.size()),
                              reinterpret_cast<sqlite3_destructor_type>(-1)));
  return *this;
}

SqliteStatement& SqliteStatement::bind(int parameter, std::int64_t value) {
  expect_ok(sqlite3_db_handle(statement_.get()), sqlite3_bind_int64(statement_.get(), parameter, value));
  return *this;
}

SqliteStatement& SqliteStatement::bind(int parameter, double value) {
  expect_ok(sqlite3_db_handle(statement_.get()), sqlite3_bind_double(statement_.get(), parameter, value));
  return *this;
}

SqliteStatement& SqliteStatement::bind(int parameter, std::span<const double> values) {
  // Nothing at an address of nothing would be NULL.
  const void* bytes = values.empty() ? "" : static_cast<const void*>(values.data());
  expect_ok(sqlite3_db_handle(statement_.get()),
            sqlite3_bind_blob(statement_.get(), parameter, bytes, static_cast<int>(values.size_bytes()),
                              reinterpret_cast<sqlite3_destructor_type>(-1)));
  return *this;
}

bool SqliteStatement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  sqlite3* connection = sqlite3_db_handle(statement_.get());
  // Reset before throwing, since an open statement would keep the transaction from ending.
  if (code != SQLITE_DONE) {
    const SqliteError error(sort_fault(code), sqlite3_errmsg(connection));
    sqlite3_reset(statement_.get());
    throw error;
  }
  sqlite3_reset(statement_.get());
  return false;
}

void SqliteStatement::run() {
  while (step()) {
  }
}

void SqliteStatement::reset() {
  sqlite3_reset(statement_.get());
}

std::string SqliteStatement::text(int column) const {
  const auto* bytes = sqlite3_column_text(statement_.get(), column);
  if (bytes == nullptr) return {};
  const auto length = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return {reinterpret_cast<const char*>(bytes), length};
}

std::int64_t SqliteStatement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double SqliteStatement::real(int column) const {
  if (sqlite3_column_type(statement_.get(), column) == SQLITE_NULL) return std::numeric_limits<double>::quiet_NaN();
  return sqlite3_column_double(statement_.get(), column);
}

std::vector<double> SqliteStatement::reals(int column) const {
  const auto bytes = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  std::vector<double> values(bytes / sizeof(double));
  if (!values.empty()) std::memcpy(values.data(), sqlite3_column_blob(statement_.get(), column), bytes);
  return values;
}

void SqliteDatabase::Close::operator()(sqlite3* connection) const {
  // The second version waits for statements that are still open, and closes after them.
  sqlite3_close_v2(connection);
}

SqliteDatabase::SqliteDatabase(const std::filesystem::path& file, SqliteAccess access) {
  const std::string name = access == SqliteAccess::immutable ? immutable_uri(file) : file.string();
  sqlite3* connection = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &connection, open_flags(access), nullptr);
  // Owned before the code is looked at: SQLite gives a connection to close even where opening failed.
  connection_.reset(connection);
  expect_ok(connection, code);
  // A process that was killed a moment ago may still hold the file.
  constexpr int longest_wait_milliseconds = 2000;
  expect_ok(connection, sqlite3_busy_timeout(connection, longest_wait_milliseconds));
}

void SqliteDatabase::execute(const std::string& sql) {
  expect_ok(connection_.get(), sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr));
}

SqliteStatement SqliteDatabase::prepare(const std::string& sql) const {
  sqlite3_stmt* statement = nullptr;
  const int code =
      sqlite3_prepare_v2(connection_.get(), sql.c_str(), static_cast<int>(sql.size()), &statement, nullptr);
  expect_ok(connection_.get(), code);
  return SqliteStatement(statement);
}

std::int64_t SqliteDatabase::number(const std::string& sql) const {
  SqliteStatement statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

std::string SqliteDatabase::sha256_of_file() const {
  sqlite3_file* file = nullptr;
  expect_ok(connection_.get(), sqlite3_file_control(connection_.get(), "main", SQLITE_FCNTL_FILE_POINTER, &file));
  sqlite3_int64 size = 0;
  expect_ok(connection_.get(), file->pMethods->xFileSize(file, &size));
  constexpr sqlite3_int64 most = sqlite3_int64{1} << 20;
  std::vector<char> part(static_cast<std::size_t>(std::min(most, size)));
  Sha256 hash;
  for (sqlite3_int64 at = 0; at < size; at += most) {
    const auto length = static_cast<int>(std::min(most, size - at));
    expect_ok(connection_.get(), file->pMethods->xRead(file, part.data(), length, at));
    hash.add({part.data(), static_cast<std::size_t>(length)});
  }
  return hash.hex();
}

void SqliteDatabase::keep_log_on_close() {
  expect_ok(connection_.get(),
            sqlite3_db_config(connection_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, static_cast<int*>(nullptr)));
}

SqliteTransaction::SqliteTransaction(SqliteDatabase& database) : database_(database) {
  // The lock at once: two writers would otherwise find each other only at the first change.
  database_.execute("BEGIN IMMEDIATE");
}

SqliteTransaction::~SqliteTransaction() {
  if (!is_open_) return;
  try {
    database_.execute("ROLLBACK");
  } catch (const SqliteError&) {
    // SQLite has rolled back already, as it does by itself when the disk is full.
  }
}

void SqliteTransaction::commit() {
  database_.execute("COMMIT");
  is_open_ = false;
}

}  // namespace timbang
