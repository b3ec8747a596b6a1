#include "trials/store/trial_schema.hpp"

#include <set>

#include "base/check.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"

namespace timbang {
namespace {

/// "TimT" in the file's header, by which `file` and we know a store.
constexpr std::int64_t application_id = 0x54696d54;
/// Those of Timbang 0.1: "Timb", "TimS" and "TimC".
constexpr std::int64_t older_results = 0x54696d62;
constexpr std::int64_t older_sweep = 0x54696d53;
constexpr std::int64_t older_calibration = 0x54696d43;

/// Cells of a trial are numbered from trial x 2^24 on.
constexpr int cell_bits = 24;

// Seeds are the 64 bits of the unsigned number, fingerprints 16 hexadecimal digits. Outcomes have no declared type, so
// that SQLite keeps every double as it is: with REAL it would turn -0.0 into 0. What is NULL in a cell is undefined if
// the trial's row of `kept` names the outcome, and was not kept if it does not.
constexpr const char* tables = R"sql(
CREATE TABLE IF NOT EXISTS about(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fits(
  baseline_sha256 TEXT NOT NULL, population_seed INTEGER NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL,
  value, PRIMARY KEY(baseline_sha256, population_seed, position)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS kept(
  kept INTEGER PRIMARY KEY, outcomes TEXT NOT NULL, places TEXT NOT NULL CHECK(places IN ('every', 'city')),
  months TEXT NOT NULL CHECK(months IN ('every', 'all')), UNIQUE(outcomes, places, months));
CREATE TABLE IF NOT EXISTS trials(
  trial INTEGER PRIMARY KEY, values_sha256 TEXT NOT NULL, city TEXT NOT NULL, population_seed INTEGER NOT NULL,
  seed INTEGER NOT NULL, replication INTEGER NOT NULL, results_version INTEGER NOT NULL,
  kept INTEGER NOT NULL REFERENCES kept, places INTEGER NOT NULL, first_month INTEGER NOT NULL,
  months INTEGER NOT NULL, failure TEXT NOT NULL, outcomes TEXT NOT NULL, trajectory TEXT NOT NULL,
  seal TEXT NOT NULL,
  UNIQUE(values_sha256, city, population_seed, seed, replication, results_version));
CREATE TABLE IF NOT EXISTS units(
  outcome TEXT PRIMARY KEY, unit TEXT NOT NULL, position INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cells(cell INTEGER PRIMARY KEY, month TEXT NOT NULL, where_ TEXT NOT NULL);
)sql";

std::set<std::string, std::less<>> columns_of_cells(const SqliteDatabase& database) {
  SqliteStatement rows = database.prepare("SELECT name FROM pragma_table_info('cells')");
  std::set<std::string, std::less<>> columns;
  while (rows.step()) columns.insert(rows.text(0));
  return columns;
}

/// Every outcome with its place in the catalogue; in an older store new outcomes move the others.
void write_units(SqliteDatabase& database) {
  SqliteStatement insert = database.prepare("INSERT OR REPLACE INTO units(outcome, unit, position) VALUES(?, ?, ?)");
  std::int64_t position = 0;
  for (const OutcomeDefinition& outcome : outcome_catalogue()) {
    insert.bind(1, outcome.name).bind(2, unit_text(outcome.unit)).bind(3, position++).run();
  }
}

std::string quoted(std::string_view text, char quote) {
  std::string result(1, quote);
  for (const char character : text) {
    if (character == quote) result += quote;
    result += character;
  }
  return result + quote;
}

}  // namespace

DatabaseKind database_kind(const SqliteDatabase& database) {
  const std::int64_t id = database.number("PRAGMA application_id");
  if (id == application_id) return DatabaseKind::ours;
  if (id == older_results || id == older_sweep || id == older_calibration) return DatabaseKind::older;
  return database.number("SELECT count(*) FROM sqlite_master") == 0 ? DatabaseKind::empty : DatabaseKind::other;
}

void prepare_trial_tables(SqliteDatabase& database) {
  database.execute(tables);
  const auto columns = columns_of_cells(database);
  bool is_changed = false;
  for (const OutcomeDefinition& outcome : outcome_catalogue()) {
    // A store of an older catalogue gets the new outcomes' columns, filled with NULL: not kept.
    if (columns.contains(outcome.name)) continue;
    database.execute("ALTER TABLE cells ADD COLUMN " + quoted_name(outcome.name));
    is_changed = true;
  }
  if (is_changed) {
    write_units(database);
    database.execute("DROP VIEW IF EXISTS tidy");  // it has a select an outcome; whoever keeps records makes it again
  }
  database.execute("PRAGMA application_id = " + std::to_string(application_id));
}

void make_tidy_view(SqliteDatabase& database, const std::string& asked_trials) {
  std::string view =
      "DROP VIEW IF EXISTS tidy; DROP VIEW IF EXISTS asked_trials; "
      "CREATE VIEW asked_trials(trial, arm, point, seed, replication, interval) AS " +
      asked_trials +
      "; CREATE VIEW tidy(run, arm, point, seed, replication, month, where_, outcome, unit, value, interval) AS ";
  std::string_view separator;
  // One select an outcome: SQLite skips those that a condition on `outcome` excludes. What was not kept has no row.
  for (const OutcomeDefinition& outcome : outcome_catalogue()) {
    const std::string name = quoted_text(outcome.name);
    view += separator;
    view += "SELECT a.trial, a.arm, a.point, a.seed, a.replication, c.month, c.where_, " + name + ", " +
            quoted_text(unit_text(outcome.unit)) + ", c." + quoted_name(outcome.name) +
            ", a.interval FROM asked_trials a JOIN trials t USING(trial) JOIN kept k USING(kept) JOIN cells c"
            " ON c.cell >= a.trial << 24 AND c.cell < (a.trial + 1) << 24 WHERE instr(k.outcomes, ' " +
            std::string(outcome.name) + " ') > 0";
    separator = " UNION ALL ";
  }
  database.execute(view);
}

std::string quoted_name(std::string_view name) {
  return quoted(name, '"');
}

std::string quoted_text(std::string_view text) {
  return quoted(text, '\'');
}

std::int64_t cell_row(std::int64_t trial, std::size_t where, std::size_t month, std::size_t wheres) {
  // Month by month, so that the rows of "all" come first.
  const std::size_t offset = month * wheres + where;
  TIMBANG_CHECK(offset < std::size_t{1} << cell_bits, "a trial has fewer cells than a store can number");
  return (trial << cell_bits) + static_cast<std::int64_t>(offset);
}

std::int64_t cell_rows_end(std::int64_t trial) {
  return (trial + 1) << cell_bits;
}

}  // namespace timbang
