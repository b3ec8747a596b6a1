#include "results/sweep_schema.hpp"

#include <algorithm>
#include <sstream>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/store_schema.hpp"

namespace timbang {
namespace {

/// "TimS" in the file's header.
constexpr std::int64_t application_id = 0x54696d53;

// As in a results folder, the columns of outcomes have no declared type, so that every double stays as it is.
constexpr const char* tables = R"sql(
CREATE TABLE IF NOT EXISTS about(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS points(
  point INTEGER PRIMARY KEY, values_sha256 TEXT NOT NULL, refusal TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS point_values(
  point INTEGER NOT NULL REFERENCES points, position INTEGER NOT NULL, path TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY(point, position)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS point_inputs(
  point INTEGER NOT NULL REFERENCES points, position INTEGER NOT NULL, chance, value,
  PRIMARY KEY(point, position)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS designs(
  kind TEXT NOT NULL, block INTEGER NOT NULL, correlated INTEGER NOT NULL, seed INTEGER NOT NULL,
  replications INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS design_inputs(
  position INTEGER PRIMARY KEY, path TEXT NOT NULL, unit TEXT NOT NULL, low, high, levels TEXT NOT NULL,
  role TEXT NOT NULL, exchanged_with INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS design_values(
  position INTEGER PRIMARY KEY, name TEXT NOT NULL, per_rupiah_delivered, per_complaint_day,
  per_person_kept_from_poverty, per_rupiah_of_staff) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fits(
  baseline_sha256 TEXT NOT NULL, population_seed INTEGER NOT NULL, mu, sigma, g, rounds INTEGER NOT NULL,
  PRIMARY KEY(baseline_sha256, population_seed)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS runs(
  run INTEGER PRIMARY KEY, values_sha256 TEXT NOT NULL, seed INTEGER NOT NULL, replication INTEGER NOT NULL,
  message TEXT NOT NULL, UNIQUE(values_sha256, seed, replication));
CREATE TABLE IF NOT EXISTS months(month TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
)sql";

std::string text_literal(std::string_view text) {
  std::string literal = "'";
  for (const char character : text) literal += character == '\'' ? std::string("''") : std::string(1, character);
  return literal + "'";
}

std::string outcome_columns(const SweepShape& shape, const std::string& before) {
  std::string columns;
  for (const std::size_t outcome : shape.outcomes) {
    columns += ", " + before + quoted_name(outcome_catalogue()[outcome].name);
  }
  return columns;
}

std::string outcome_table(const SweepShape& shape) {
  return "CREATE TABLE IF NOT EXISTS outcomes(run INTEGER NOT NULL REFERENCES runs, month TEXT NOT NULL, "
         "where_ TEXT NOT NULL" +
         outcome_columns(shape, "") + ", PRIMARY KEY(run, month, where_)) WITHOUT ROWID";
}

std::string tidy_view(const SweepShape& shape) {
  std::string view =
      "DROP VIEW IF EXISTS tidy; "
      "CREATE VIEW tidy(point, replication, seed, month, where_, outcome, unit, value) AS ";
  std::string_view separator;
  for (const std::size_t outcome : shape.outcomes) {
    const OutcomeDefinition& definition = outcome_catalogue()[outcome];
    view += separator;
    view += "SELECT p.point, r.replication, r.seed, o.month, o.where_, " + text_literal(definition.name) + ", " +
            text_literal(unit_text(definition.unit)) + ", o." + quoted_name(definition.name) +
            " FROM points p JOIN runs r USING(values_sha256) JOIN outcomes o USING(run)";
    separator = " UNION ALL ";
  }
  return view;
}

std::string joined(const std::vector<std::string>& words, char separator) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : std::string(1, separator)) + word;
  return all;
}

std::vector<std::string> split(const std::string& all, char separator) {
  std::vector<std::string> words;
  std::istringstream stream(all);
  for (std::string word; std::getline(stream, word, separator);) words.push_back(word);
  return words;
}

std::optional<std::string> stored_about(const SqliteDatabase& database, const std::string& key) {
  SqliteStatement row = database.prepare("SELECT value FROM about WHERE key = ?");
  row.bind(1, key);
  if (!row.step()) return std::nullopt;
  return row.text(0);
}

void keep_about(SqliteDatabase& database, const std::string& key, const std::string& value) {
  SqliteStatement row = database.prepare("INSERT OR REPLACE INTO about VALUES(?, ?)");
  row.bind(1, key).bind(2, value).run();
}

void check_version(const SqliteDatabase& database, const StorePaths& paths) {
  const auto stored = stored_about(database, "results_version");
  const int known = Manifest{}.results_version;
  if (!stored || *stored == std::to_string(known)) return;
  const bool is_newer = std::stoi(*stored) > known;
  refuse_folder(paths.folder, is_newer ? "results_newer_version" : "results_older_version",
                {{"found", *stored}, {"known", std::to_string(known)}});
}

void check_identity(const SqliteDatabase& database, const StorePaths& paths, const SweepShape& shape) {
  for (const auto& [key, wanted] : sweep_identity(shape)) {
    const auto found = stored_about(database, key);
    if (!found || *found == wanted) continue;
    refuse_folder(paths.folder, key == "scenario_sha256" ? "sweep_other_scenario" : "sweep_other_outcomes",
                  {{"found", found->substr(0, 200)}, {"wanted", wanted.substr(0, 200)}});
  }
}

std::string selected_outcomes(const SweepShape& shape, const std::string& condition) {
  return "SELECT p.point, r.seed, r.replication, o.month, o.where_" + outcome_columns(shape, "o.") +
         " FROM points p JOIN runs r USING(values_sha256) JOIN outcomes o USING(run) JOIN months m USING(month) " +
         condition + "ORDER BY p.point, r.seed, r.replication, m.position, o.where_";
}

}  // namespace

std::vector<std::pair<std::string, std::string>> sweep_identity(const SweepShape& shape) {
  std::vector<std::string> outcomes;
  for (const std::size_t outcome : shape.outcomes) outcomes.emplace_back(outcome_catalogue()[outcome].name);
  return {{"scenario_sha256", shape.scenario_sha256},
          {"outcomes", joined(outcomes, ' ')},
          {"places", joined(shape.wheres, '\n')},
          {"months", shape.months.back()}};
}

StorePaths sweep_paths(const std::filesystem::path& folder) {
  StorePaths paths(folder);
  paths.database = folder / "sweep.sqlite";
  paths.log = folder / "sweep.sqlite-wal";
  return paths;
}

void prepare_sweep(SqliteDatabase& database, const StorePaths& paths, const SweepShape& shape) {
  const bool is_ours = database.number("PRAGMA application_id") == application_id ||
                       database.number("SELECT count(*) FROM sqlite_master") == 0;
  if (!is_ours) refuse_folder(paths.folder, "results_not_a_folder");
  keep_what_is_committed(database, paths);
  SqliteTransaction transaction(database);
  database.execute(tables);
  check_version(database, paths);
  check_identity(database, paths, shape);
  database.execute(outcome_table(shape));
  database.execute(tidy_view(shape));
  for (const auto& [key, value] : sweep_identity(shape)) keep_about(database, key, value);
  keep_about(database, "results_version", std::to_string(Manifest{}.results_version));
  keep_about(database, "experiment", shape.experiment_name);
  keep_about(database, "scenario", shape.scenario_name);
  SqliteStatement month = database.prepare("INSERT OR REPLACE INTO months VALUES(?, ?)");
  for (std::size_t i = 0; i < shape.months.size(); ++i) {
    month.bind(1, shape.months[i]).bind(2, static_cast<std::int64_t>(i)).run();
  }
  database.execute("PRAGMA application_id = " + std::to_string(application_id));
  transaction.commit();
}

SweepShape stored_shape(const SqliteDatabase& database, const StorePaths& paths) {
  const bool is_ours = database.number("PRAGMA application_id") == application_id;
  if (!is_ours) refuse_folder(paths.folder, "results_not_a_folder");
  check_version(database, paths);
  SweepShape shape;
  shape.experiment_name = stored_about(database, "experiment").value_or("");
  shape.scenario_name = stored_about(database, "scenario").value_or("");
  shape.scenario_sha256 = stored_about(database, "scenario_sha256").value_or("");
  shape.wheres = split(stored_about(database, "places").value_or(""), '\n');
  for (const std::string& name : split(stored_about(database, "outcomes").value_or(""), ' ')) {
    // An outcome that this version no longer has is left out.
    if (const auto outcome = find_outcome(name)) shape.outcomes.push_back(*outcome);
  }
  SqliteStatement month = database.prepare("SELECT month FROM months ORDER BY position");
  while (month.step()) shape.months.push_back(month.text(0));
  return shape;
}

void keep_task(SqliteDatabase& database, const SweepTask& task) {
  keep_about(database, "seed", std::to_string(task.seed));
  keep_about(database, "replications", std::to_string(task.replications));
  keep_about(database, "shard", std::to_string(task.shard.number));
  keep_about(database, "shards", std::to_string(task.shard.count));
}

std::optional<SweepTask> stored_task(const SqliteDatabase& database) {
  const auto seed = stored_about(database, "seed");
  if (!seed) return std::nullopt;
  const auto number = [&](const char* key) {
    return static_cast<std::uint32_t>(std::stoul(stored_about(database, key).value_or("1")));
  };
  return SweepTask{std::stoull(*seed), number("replications"), {number("shard"), number("shards")}};
}

std::string insert_sweep_outcomes(const SweepShape& shape) {
  std::string places = ") VALUES(?, ?, ?";
  for (std::size_t i = 0; i < shape.outcomes.size(); ++i) places += ", ?";
  return "INSERT INTO outcomes(run, month, where_" + outcome_columns(shape, "") + places + ")";
}

std::string select_run_outcomes(const SweepShape& shape) {
  return "SELECT month, where_" + outcome_columns(shape, "") + " FROM outcomes WHERE run = ? ORDER BY month, where_";
}

std::string select_sweep_outcomes(const SweepShape& shape) {
  return selected_outcomes(shape, "");
}

std::string select_city_totals(const SweepShape& shape) {
  return selected_outcomes(shape, "WHERE o.month = 'all' AND o.where_ = 'city' ");
}

}  // namespace timbang
