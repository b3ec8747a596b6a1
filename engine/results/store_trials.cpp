#include "results/store_trials.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "base/check.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/labels.hpp"
#include "results/store_records.hpp"
#include "results/store_schema.hpp"

namespace timbang {
namespace {

SqliteStatement& bind_key(SqliteStatement& statement, const TrialKey& key) {
  return statement.bind(1, std::int64_t{key.arm})
      .bind(2, as_stored(key.seed))
      .bind(3, std::int64_t{key.replication})
      .bind(4, std::int64_t{key.results_version})
      .bind(5, key.point);
}

/// Of runs of a key; a store of an older layout has no points.
std::string where_key(const SqliteDatabase& database) {
  const bool has_points = has_column(database, "runs", "point");
  return std::string(" FROM runs WHERE arm = ? AND seed = ? AND replication = ? AND results_version = ? AND ") +
         (has_points ? "point" : "''") + " = ?";
}

void store_run(SqliteDatabase& database, const TrialKey& key, std::int64_t run, const TrialResult& trial) {
  const bool is_done = trial.failure.empty();
  SqliteStatement insert = database.prepare(
      "INSERT INTO runs(arm, seed, replication, results_version, point, run, status, message, outcomes, trajectory) "
      "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  bind_key(insert, key).bind(6, run).bind(7, is_done ? "done" : "failed").bind(8, trial.failure);
  insert.bind(9, fingerprint_text(is_done ? trial.table.fingerprint() : 0))
      .bind(10, fingerprint_text(trial.trajectory));
  insert.run();
}

std::string insert_outcomes() {
  std::string columns = "INSERT INTO outcomes(run, month, where_";
  std::string places = ") VALUES(?, ?, ?";
  for (const OutcomeDefinition& outcome : outcome_catalogue()) {
    columns += ", " + quoted_name(outcome.name);
    places += ", ?";
  }
  return columns + places + ")";
}

void store_outcomes(SqliteDatabase& database, std::int64_t run, const Manifest& manifest, const OutcomeTable& table) {
  const std::vector<std::string> wheres = where_labels(manifest);
  const std::vector<std::string> months = month_labels(manifest);
  TIMBANG_CHECK(table.outcomes() == outcome_catalogue().size() && table.wheres() == wheres.size() &&
                    table.months() == months.size(),
                "a trial's table has the shape that its folder has");
  SqliteStatement insert = database.prepare(insert_outcomes());
  for (std::size_t month = 0; month < months.size(); ++month) {
    for (std::size_t where = 0; where < wheres.size(); ++where) {
      insert.bind(1, run).bind(2, months[month]).bind(3, wheres[where]);
      for (std::size_t outcome = 0; outcome < table.outcomes(); ++outcome) {
        insert.bind(static_cast<int>(outcome) + 4, table.at(outcome, where, month));
      }
      insert.run();
    }
  }
}

std::string select_outcomes(const SqliteDatabase& database) {
  const std::set<std::string, std::less<>> columns = columns_of(database, "outcomes");
  std::string sql = "SELECT month, where_";
  for (const OutcomeDefinition& outcome : outcome_catalogue()) {
    sql += columns.count(outcome.name) > 0 ? ", " + quoted_name(outcome.name) : std::string(", NULL");
  }
  return sql + " FROM outcomes WHERE run = ? ORDER BY month, where_";
}

std::optional<std::size_t> position_of(const std::vector<std::string>& labels, const std::string& label) {
  const auto found = std::find(labels.begin(), labels.end(), label);
  if (found == labels.end()) return std::nullopt;
  return static_cast<std::size_t>(found - labels.begin());
}

OutcomeTable load_outcomes(const SqliteDatabase& database, std::int64_t run, const Manifest& manifest) {
  const std::vector<std::string> wheres = where_labels(manifest);
  const std::vector<std::string> months = month_labels(manifest);
  OutcomeTable table(outcome_catalogue().size(), manifest.kecamatan.size(), manifest.first_month,
                     static_cast<std::size_t>(manifest.months));
  SqliteStatement rows = database.prepare(select_outcomes(database));
  rows.bind(1, run);
  std::size_t found = 0;
  while (rows.step()) {
    const auto month = position_of(months, rows.text(0));
    const auto where = position_of(wheres, rows.text(1));
    TIMBANG_CHECK(month && where, "a stored row has a month and a place that its folder does not have");
    for (std::size_t outcome = 0; outcome < table.outcomes(); ++outcome) {
      table.at(outcome, *where, *month) = rows.real(static_cast<int>(outcome) + 2);
    }
    ++found;
  }
  TIMBANG_CHECK(found == wheres.size() * months.size(), "a stored trial has rows missing");
  return table;
}

}  // namespace

bool has_trial(const SqliteDatabase& database, const TrialKey& key) {
  SqliteStatement statement = database.prepare("SELECT 1" + where_key(database) + " AND status = 'done'");
  return bind_key(statement, key).step();
}

void store_trial(SqliteDatabase& database, const TrialKey& key, const Manifest& manifest, const TrialResult& trial) {
  SqliteStatement remove = database.prepare("DELETE" + where_key(database) + " AND status = 'failed'");
  bind_key(remove, key).run();
  const std::int64_t run = database.number("SELECT coalesce(max(run), -1) + 1 FROM runs");
  store_run(database, key, run, trial);
  if (trial.failure.empty()) store_outcomes(database, run, manifest, trial.table);
}

std::optional<TrialResult> load_trial(const SqliteDatabase& database, const TrialKey& key, const Manifest& manifest) {
  SqliteStatement row = database.prepare("SELECT run, trajectory, message" + where_key(database));
  if (!bind_key(row, key).step()) return std::nullopt;
  TrialResult trial;
  trial.arm = key.arm;
  trial.replication = key.replication;
  trial.trajectory = parse_fingerprint(row.text(1));
  trial.failure = row.text(2);
  trial.point = key.point;
  if (trial.failure.empty()) trial.table = load_outcomes(database, row.integer(0), manifest);
  return trial;
}

}  // namespace timbang
