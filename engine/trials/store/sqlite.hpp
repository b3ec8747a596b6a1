#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace timbang {

/// What SQLite answered, sorted by what a user can do about it.
enum class SqliteFault : std::uint8_t { busy, unwritable, write_failed, damaged };

/// A refusal of SQLite. Only the store sees it, and translates it.
class SqliteError : public std::runtime_error {
 public:
  SqliteError(SqliteFault fault, const std::string& reason) : std::runtime_error(reason), fault_(fault) {}

  [[nodiscard]] SqliteFault fault() const { return fault_; }

 private:
  SqliteFault fault_;
};

/// A prepared statement. Parameters count from 1, columns from 0. Requires: outlived by its database.
class SqliteStatement {
 public:
  explicit SqliteStatement(sqlite3_stmt* statement) : statement_(statement) {}

  SqliteStatement& bind(int parameter, std::string_view text);
  SqliteStatement& bind(int parameter, std::int64_t value);
  /// What is not a number is stored as NULL.
  SqliteStatement& bind(int parameter, double value);
  /// Doubles bit by bit, as one value.
  SqliteStatement& bind(int parameter, std::span<const double> values);

  /// Goes to the next row; false when there is none, and the statement is then ready to be bound again.
  bool step();
  /// Runs a statement that yields no rows.
  void run();
  /// Makes the statement ready to be bound again before its rows are exhausted.
  void reset();

  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  /// NULL is read as NaN.
  [[nodiscard]] double real(int column) const;
  /// What was bound as doubles.
  [[nodiscard]] std::vector<double> reals(int column) const;

 private:
  struct Finalise {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalise> statement_;
};

/// How a database is opened. immutable: nobody writes, no lock is taken, the folder may be read only.
enum class SqliteAccess : std::uint8_t { create, read_write, immutable };

/// A connection to one file. Every refusal is a SqliteError.
class SqliteDatabase {
 public:
  SqliteDatabase(const std::filesystem::path& file, SqliteAccess access);

  void execute(const std::string& sql);
  [[nodiscard]] SqliteStatement prepare(const std::string& sql) const;
  /// The number in the first column of the first row.
  [[nodiscard]] std::int64_t number(const std::string& sql) const;
  /// The SHA-256 of the file as it lies on the disk. It is read through the connection: to open and close the file
  /// beside it would give up the connection's lock.
  [[nodiscard]] std::string sha256_of_file() const;
  /// Leaves the log of a killed writer as it is when the connection ends.
  void keep_log_on_close();

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  std::unique_ptr<sqlite3, Close> connection_;
};

/// All or nothing: rolled back unless committed.
class SqliteTransaction {
 public:
  explicit SqliteTransaction(SqliteDatabase& database);
  SqliteTransaction(const SqliteTransaction&) = delete;
  SqliteTransaction& operator=(const SqliteTransaction&) = delete;
  ~SqliteTransaction();

  void commit();

 private:
  SqliteDatabase& database_;
  bool is_open_ = true;
};

}  // namespace timbang
