#include "results/store/study_tables.hpp"

#include "trials/store/trial_schema.hpp"

namespace timbang {
namespace {

// A comparison names the arms, seed and replications that were asked for; which trials those are follows from the
// values of its arms' members. Without an ensemble an arm has one member, itself. The texts of the files that an arm
// was read from make the folder enough by itself, wherever those files go.
constexpr const char* comparison_tables = R"sql(
CREATE TABLE IF NOT EXISTS arms(
  arm INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, scenario TEXT NOT NULL, file TEXT NOT NULL,
  file_sha256 TEXT NOT NULL, values_sha256 TEXT NOT NULL, baseline_sha256 TEXT NOT NULL,
  canonical_values TEXT NOT NULL, ensemble_sha256 TEXT NOT NULL, held TEXT NOT NULL,
  UNIQUE(values_sha256, ensemble_sha256, held)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS arm_members(
  arm INTEGER NOT NULL REFERENCES arms, member INTEGER NOT NULL, values_sha256 TEXT NOT NULL,
  PRIMARY KEY(arm, member)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS texts(sha256 TEXT PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS arm_files(
  arm INTEGER NOT NULL REFERENCES arms, file TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES texts,
  PRIMARY KEY(arm, file)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS settings(
  arm INTEGER NOT NULL REFERENCES arms, position INTEGER NOT NULL, path TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY(arm, position)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ensembles(
  ensemble_sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, members INTEGER NOT NULL,
  canonical_values TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS comparisons(
  comparison INTEGER PRIMARY KEY, seed INTEGER NOT NULL, population_seed INTEGER NOT NULL,
  replications INTEGER NOT NULL, ensemble_sha256 TEXT NOT NULL, members INTEGER NOT NULL, is_sequential INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS comparison_arms(
  comparison INTEGER NOT NULL REFERENCES comparisons, position INTEGER NOT NULL, arm INTEGER NOT NULL REFERENCES arms,
  is_for_claims INTEGER NOT NULL, PRIMARY KEY(comparison, position)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS claims(
  claims_sha256 TEXT PRIMARY KEY, canonical TEXT NOT NULL, runs_before INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS judged_claims(
  claims_sha256 TEXT NOT NULL REFERENCES claims, seed INTEGER NOT NULL, ensemble_sha256 TEXT NOT NULL,
  interval TEXT NOT NULL, position INTEGER NOT NULL, claim TEXT NOT NULL, answer TEXT NOT NULL, arm TEXT NOT NULL,
  against TEXT NOT NULL, mean REAL, low REAL, high REAL, confidence REAL NOT NULL, replications INTEGER NOT NULL,
  PRIMARY KEY(claims_sha256, seed, ensemble_sha256, position)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS flip_searches(search_sha256 TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
)sql";

// The points of the design that was asked for last; a task in table `about` says with which seed and replications.
constexpr const char* design_tables = R"sql(
CREATE TABLE IF NOT EXISTS points(
  point INTEGER PRIMARY KEY, values_sha256 TEXT NOT NULL, refusal TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS point_values(
  point INTEGER NOT NULL REFERENCES points, position INTEGER NOT NULL, path TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY(point, position)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS point_inputs(
  point INTEGER NOT NULL REFERENCES points, position INTEGER NOT NULL, chance, value,
  PRIMARY KEY(point, position)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS designs(json TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS points_by_values ON points(values_sha256);
)sql";

// What searches found out that took long: numbers by kind and key.
constexpr const char* finding_tables = R"sql(
CREATE TABLE IF NOT EXISTS findings(
  kind TEXT NOT NULL, key TEXT NOT NULL, results_version INTEGER NOT NULL, numbers BLOB NOT NULL,
  PRIMARY KEY(kind, key, results_version)) WITHOUT ROWID;
)sql";

/// The trials of the newest comparison, then those of the design's points.
constexpr const char* asked_trials = R"sql(
SELECT t.trial, a.name, NULL, t.seed, t.replication, CASE s.ensemble_sha256 WHEN '' THEN 'seeds' ELSE 'plausible' END
  FROM comparisons s JOIN comparison_arms c USING(comparison) JOIN arms a USING(arm)
  JOIN arm_members m ON m.arm = a.arm
  JOIN trials t ON t.values_sha256 = m.values_sha256 AND t.city = 'own fit' AND t.population_seed = s.population_seed
    AND t.seed = s.seed AND t.replication < s.replications AND t.replication % s.members = m.member
  WHERE s.comparison = (SELECT max(comparison) FROM comparisons) AND NOT c.is_for_claims AND t.failure = ''
UNION ALL
SELECT t.trial, NULL, p.point, t.seed, t.replication, 'seeds' FROM points p JOIN trials t USING(values_sha256)
  WHERE t.city = 'own fit' AND t.seed = t.population_seed AND t.failure = ''
    AND t.seed = (SELECT CAST(value AS INTEGER) FROM about WHERE key = 'sweep_seed')
    AND t.replication < (SELECT CAST(value AS INTEGER) FROM about WHERE key = 'sweep_replications')
)sql";

void prepare_study_tables(TrialStore& store) {
  store.at_once([&] {
    SqliteDatabase& database = store.database();
    for (const char* tables : {comparison_tables, design_tables, finding_tables}) database.execute(tables);
    // The view is made once: it has a select for every outcome.
    if (database.number("SELECT count(*) FROM sqlite_master WHERE name = 'tidy'") == 0) {
      make_tidy_view(database, asked_trials);
    }
  });
}

}  // namespace

TrialStore open_study_folder(const std::filesystem::path& folder, const FolderIdentity& identity) {
  TrialStore store = TrialStore::open(folder, identity);
  prepare_study_tables(store);
  return store;
}

TrialStore open_or_read_study_folder(const std::filesystem::path& folder, const FolderIdentity& identity) {
  TrialStore store = TrialStore::open_or_read(folder, identity);
  if (store.is_writable()) prepare_study_tables(store);
  return store;
}

}  // namespace timbang
