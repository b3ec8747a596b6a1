#include "results/store_schema.hpp"

#include "outcomes/catalogue/outcome_catalogue.hpp"

namespace timbang {
namespace {

/// "Timb" in the file's header, by which `file` and we know a store.
constexpr std::int64_t application_id = 0x54696d62;

// Seeds are the 64 bits of the unsigned number, fingerprints 16 hexadecimal digits. The columns of outcomes have no
// declared type, so that SQLite keeps every double as it is: with REAL it would turn -0.0 into 0.
constexpr const char* tables = R"sql(
CREATE TABLE IF NOT EXISTS arms(
  arm INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, values_sha256 TEXT NOT NULL, canonical_values TEXT NOT NULL,
  ensemble_sha256 TEXT NOT NULL, held TEXT NOT NULL, UNIQUE(values_sha256, ensemble_sha256, held)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS claim_arms(arm INTEGER PRIMARY KEY REFERENCES arms) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ensembles(
  ensemble_sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, members INTEGER NOT NULL,
  canonical_values TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS settings(
  arm INTEGER NOT NULL REFERENCES arms, position INTEGER NOT NULL, path TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY(arm, position)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fits(
  baseline_sha256 TEXT NOT NULL, population_seed INTEGER NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL,
  value, PRIMARY KEY(baseline_sha256, population_seed, position)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS runs(
  run INTEGER PRIMARY KEY, arm INTEGER NOT NULL REFERENCES arms, seed INTEGER NOT NULL, replication INTEGER NOT NULL,
  results_version INTEGER NOT NULL, status TEXT NOT NULL CHECK(status IN ('done', 'failed')), message TEXT NOT NULL,
  outcomes TEXT NOT NULL, trajectory TEXT NOT NULL, point TEXT NOT NULL,
  UNIQUE(arm, point, seed, replication, results_version)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS units(
  outcome TEXT PRIMARY KEY, unit TEXT NOT NULL, position INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outcomes(
  run INTEGER NOT NULL REFERENCES runs, month TEXT NOT NULL, where_ TEXT NOT NULL,
  PRIMARY KEY(run, month, where_)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS estimates(
  seed INTEGER NOT NULL, ensemble_sha256 TEXT NOT NULL, interval TEXT NOT NULL, arm TEXT NOT NULL,
  outcome TEXT NOT NULL, month TEXT NOT NULL, where_ TEXT NOT NULL, unit TEXT NOT NULL, mean REAL, low REAL, high REAL,
  PRIMARY KEY(seed, ensemble_sha256, arm, outcome, month, where_)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS claims(
  claims_sha256 TEXT PRIMARY KEY, canonical TEXT NOT NULL, runs_before INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS judged_claims(
  claims_sha256 TEXT NOT NULL REFERENCES claims, seed INTEGER NOT NULL, ensemble_sha256 TEXT NOT NULL,
  interval TEXT NOT NULL, position INTEGER NOT NULL, claim TEXT NOT NULL, answer TEXT NOT NULL, arm TEXT NOT NULL,
  against TEXT NOT NULL, mean REAL, low REAL, high REAL, confidence REAL NOT NULL, replications INTEGER NOT NULL,
  PRIMARY KEY(claims_sha256, seed, ensemble_sha256, position)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS flip_searches(
  search_sha256 TEXT PRIMARY KEY, parameters INTEGER NOT NULL, replications INTEGER NOT NULL,
  runs INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS claim_flips(
  search_sha256 TEXT NOT NULL REFERENCES flip_searches, position INTEGER NOT NULL, claim TEXT NOT NULL,
  answer TEXT NOT NULL, flipped TEXT NOT NULL, parameter TEXT NOT NULL, unit TEXT NOT NULL, from_ REAL NOT NULL,
  still REAL NOT NULL, to_ REAL NOT NULL, half_ranges REAL NOT NULL,
  PRIMARY KEY(search_sha256, position)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS differences(
  seed INTEGER NOT NULL, ensemble_sha256 TEXT NOT NULL, interval TEXT NOT NULL, arm TEXT NOT NULL,
  against TEXT NOT NULL, outcome TEXT NOT NULL, month TEXT NOT NULL, where_ TEXT NOT NULL, unit TEXT NOT NULL,
  mean REAL, low REAL, high REAL, variance_reduction REAL, agreement REAL, is_effect INTEGER,
  PRIMARY KEY(seed, ensemble_sha256, arm, against, outcome, month, where_)) WITHOUT ROWID;
)sql";

std::string quoted_text(std::string_view text) {
  std::string quoted = "'";
  for (const char character : text) quoted += character == '\'' ? std::string("''") : std::string(1, character);
  return quoted + "'";
}

/// One select an outcome: SQLite skips those that a condition on `outcome` excludes.
std::string tidy_view() {
  std::string view =
      "DROP VIEW IF EXISTS tidy; "
      "CREATE VIEW tidy(run, arm, replication, month, where_, outcome, unit, value, interval) AS ";
  std::string_view separator;
  for (const OutcomeDefinition& outcome : outcome_catalogue()) {
    view += separator;
    view += "SELECT o.run, a.name, r.replication, o.month, o.where_, " + quoted_text(outcome.name) + ", " +
            quoted_text(unit_text(outcome.unit)) + ", o." + quoted_name(outcome.name) +
            ", CASE a.ensemble_sha256 WHEN '' THEN 'seeds' ELSE 'plausible' END"
            " FROM outcomes o JOIN runs r USING(run) JOIN arms a USING(arm)";
    separator = " UNION ALL ";
  }
  return view;
}

/// Every outcome with its place in the catalogue; in an older store new outcomes move the others.
void write_units(SqliteDatabase& database) {
  SqliteStatement insert = database.prepare("INSERT OR REPLACE INTO units(outcome, unit, position) VALUES(?, ?, ?)");
  std::int64_t position = 0;
  for (const OutcomeDefinition& outcome : outcome_catalogue()) {
    insert.bind(1, outcome.name).bind(2, unit_text(outcome.unit)).bind(3, position++).run();
  }
}

}  // namespace

std::string quoted_name(std::string_view name) {
  std::string quoted = "\"";
  for (const char character : name) quoted += character == '"' ? std::string("\"\"") : std::string(1, character);
  return quoted + "\"";
}

bool is_store_or_empty(const SqliteDatabase& database) {
  return database.number("PRAGMA application_id") == application_id ||
         database.number("SELECT count(*) FROM sqlite_master") == 0;
}

void prepare_schema(SqliteDatabase& database) {
  SqliteTransaction transaction(database);
  database.execute(tables);
  bool is_changed = database.number("SELECT count(*) FROM sqlite_master WHERE type = 'view'") == 0;
  const std::set<std::string, std::less<>> columns = columns_of(database, "outcomes");
  for (const OutcomeDefinition& outcome : outcome_catalogue()) {
    if (columns.count(outcome.name) > 0) continue;
    database.execute("ALTER TABLE outcomes ADD COLUMN " + quoted_name(outcome.name));
    is_changed = true;
  }
  if (is_changed) {
    write_units(database);
    database.execute(tidy_view());
  }
  database.execute("PRAGMA application_id = " + std::to_string(application_id));
  transaction.commit();
}

std::set<std::string, std::less<>> columns_of(const SqliteDatabase& database, std::string_view table) {
  SqliteStatement rows = database.prepare("SELECT name FROM pragma_table_info(?)");
  rows.bind(1, table);
  std::set<std::string, std::less<>> columns;
  while (rows.step()) columns.insert(rows.text(0));
  return columns;
}

bool has_column(const SqliteDatabase& database, std::string_view table, std::string_view column) {
  return columns_of(database, table).count(column) > 0;
}

}  // namespace timbang
