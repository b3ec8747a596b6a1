#include "results/store/comparison_records.hpp"

#include <algorithm>
#include <map>

#include "base/sha256.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "trials/store/trial_rows.hpp"
#include "trials/store/trial_schema.hpp"

namespace timbang {
namespace {

std::vector<std::pair<std::string, std::string>> load_settings(const SqliteDatabase& database, std::int64_t arm) {
  SqliteStatement rows = database.prepare("SELECT path, value FROM settings WHERE arm = ? ORDER BY position");
  rows.bind(1, arm);
  std::vector<std::pair<std::string, std::string>> settings;
  while (rows.step()) settings.emplace_back(rows.text(0), rows.text(1));
  return settings;
}

std::vector<std::string> load_members(const SqliteDatabase& database, std::int64_t arm) {
  SqliteStatement rows = database.prepare("SELECT values_sha256 FROM arm_members WHERE arm = ? ORDER BY member");
  rows.bind(1, arm);
  std::vector<std::string> members;
  while (rows.step()) members.push_back(rows.text(0));
  return members;
}

/// Parameters' paths in one text, each with a blank behind it.
std::string joined(const std::vector<std::string>& paths) {
  std::string text;
  for (const std::string& path : paths) text += path + " ";
  return text;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> paths;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t blank = text.find(' ', begin);
    paths.push_back(text.substr(begin, blank - begin));
    begin = blank + 1;
  }
  return paths;
}

/// Names of the outcomes that a selection of cells leaves out.
std::vector<std::string> missing_outcomes(const KeptCells& kept) {
  std::vector<std::string> missing;
  for (std::size_t outcome = 0; outcome < outcome_catalogue().size(); ++outcome) {
    if (!std::binary_search(kept.outcomes.begin(), kept.outcomes.end(), outcome)) {
      missing.emplace_back(outcome_name(outcome));
    }
  }
  return missing;
}

std::vector<ManifestRun> load_runs(const SqliteDatabase& database, std::int64_t arm, bool has_ensemble) {
  // Which trials a comparison has follows from seed, replications and members, so that those of other studies belong
  // to it too.
  SqliteStatement rows = database.prepare(
      "SELECT DISTINCT t.trial, t.seed, t.replication, t.outcomes, t.trajectory, t.failure, t.values_sha256, "
      "t.kept "
      "FROM comparisons s JOIN comparison_arms c USING(comparison) JOIN arm_members m USING(arm) "
      "JOIN trials t ON t.values_sha256 = m.values_sha256 AND t.city = 'own fit' "
      "AND t.population_seed = s.population_seed AND t.seed = s.seed AND t.replication < s.replications "
      "AND t.replication % s.members = m.member AND t.results_version = ? WHERE arm = ? "
      "ORDER BY t.seed < 0, t.seed, t.replication, t.trial");
  rows.bind(1, std::int64_t{results_version}).bind(2, arm);
  std::vector<ManifestRun> runs;
  std::map<std::int64_t, std::vector<std::string>> missing;
  while (rows.step()) {
    const std::int64_t kept = rows.integer(7);
    if (!missing.contains(kept)) missing[kept] = missing_outcomes(load_kept(database, kept));
    runs.push_back({rows.integer(0), static_cast<std::uint64_t>(rows.integer(1)),
                    static_cast<std::uint32_t>(rows.integer(2)), rows.text(3), rows.text(4), rows.text(5),
                    has_ensemble ? rows.text(6) : std::string(), missing[kept]});
  }
  return runs;
}

void load_arms_of(const SqliteDatabase& database, std::int64_t number, Comparison& comparison) {
  SqliteStatement rows =
      database.prepare("SELECT arm, is_for_claims FROM comparison_arms WHERE comparison = ? ORDER BY position");
  rows.bind(1, number);
  while (rows.step()) {
    comparison.arms.push_back(static_cast<std::uint32_t>(rows.integer(0)));
    comparison.are_for_claims.push_back(rows.integer(1) != 0);
  }
}

/// With their numbers, the newest first.
std::vector<std::pair<std::int64_t, Comparison>> numbered_comparisons(const SqliteDatabase& database) {
  // The newest comparison is the one that export and brief tell (docs/decisions/0010-one-trial-service.md).
  SqliteStatement rows = database.prepare(
      "SELECT comparison, seed, population_seed, replications, ensemble_sha256, members, is_sequential "
      "FROM comparisons ORDER BY comparison DESC");
  std::vector<std::pair<std::int64_t, Comparison>> comparisons;
  while (rows.step()) {
    Comparison comparison{static_cast<std::uint64_t>(rows.integer(1)), static_cast<std::uint64_t>(rows.integer(2)),
                          static_cast<std::uint32_t>(rows.integer(3)), rows.text(4),
                          static_cast<std::uint32_t>(rows.integer(5)), rows.integer(6) != 0};
    load_arms_of(database, rows.integer(0), comparison);
    comparisons.emplace_back(rows.integer(0), std::move(comparison));
  }
  return comparisons;
}

void store_texts(SqliteDatabase& database, std::uint32_t arm, const FileTexts& texts) {
  for (const auto& [file, text] : texts) {
    const std::string sha256 = sha256_hex(text);
    // By hash: arms of one file share its text.
    database.prepare("INSERT OR IGNORE INTO texts VALUES(?, ?)").bind(1, sha256).bind(2, text).run();
    SqliteStatement row = database.prepare("INSERT INTO arm_files VALUES(?, ?, ?)");
    row.bind(1, std::int64_t{arm}).bind(2, file).bind(3, sha256).run();
  }
}

/// Whether a comparison that is run until it is precise looked at this one on its way: what it does not report is not
/// told of the folder either.
bool is_step_towards(Comparison step, const Comparison& whole) {
  step.replications = whole.replications;
  return whole.is_sequential && step == whole;
}

bool has_records(const SqliteDatabase& database) {
  return database.number("SELECT count(*) FROM sqlite_master WHERE name = 'comparisons'") > 0;
}

}  // namespace

std::vector<ManifestArm> load_arms(const TrialStore& store) {
  const SqliteDatabase& database = store.database();
  std::vector<ManifestArm> arms;
  // A folder that no study has opened to write has no such tables.
  if (!has_records(database)) return arms;
  SqliteStatement rows = database.prepare(
      "SELECT arm, name, values_sha256, canonical_values, ensemble_sha256, held, scenario, file, file_sha256, "
      "baseline_sha256 FROM arms ORDER BY arm");
  while (rows.step()) {
    const std::int64_t number = rows.integer(0);
    const bool has_ensemble = !rows.text(4).empty();
    ManifestArm arm;
    arm.name = rows.text(1);
    arm.settings = load_settings(database, number);
    arm.values_sha256 = rows.text(2);
    arm.canonical_values = rows.text(3);
    arm.runs = load_runs(database, number, has_ensemble);
    arm.ensemble_sha256 = rows.text(4);
    arm.held = split(rows.text(5));
    if (has_ensemble) arm.members = load_members(database, number);
    arm.scenario = rows.text(6);
    arm.file = rows.text(7);
    arm.file_sha256 = rows.text(8);
    arm.baseline_sha256 = rows.text(9);
    arms.push_back(std::move(arm));
  }
  return arms;
}

void store_arm(TrialStore& store, std::uint32_t number, const ManifestArm& arm) {
  SqliteDatabase& database = store.database();
  SqliteStatement row = database.prepare(
      "INSERT INTO arms(arm, name, values_sha256, canonical_values, ensemble_sha256, held, scenario, file, "
      "file_sha256, "
      "baseline_sha256) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind(1, std::int64_t{number}).bind(2, arm.name).bind(3, arm.values_sha256).bind(4, arm.canonical_values);
  row.bind(5, arm.ensemble_sha256).bind(6, joined(arm.held)).bind(7, arm.scenario).bind(8, arm.file);
  row.bind(9, arm.file_sha256).bind(10, arm.baseline_sha256).run();
  SqliteStatement insert = database.prepare("INSERT INTO settings(arm, position, path, value) VALUES(?, ?, ?, ?)");
  std::int64_t position = 0;
  for (const auto& [path, value] : arm.settings) {
    insert.bind(1, std::int64_t{number}).bind(2, position++).bind(3, path).bind(4, value).run();
  }
  store_texts(database, number, arm.texts);
  store_members(store, number, arm);
}

FileTexts load_texts(const TrialStore& store, std::uint32_t number) {
  FileTexts texts;
  if (!has_records(store.database())) return texts;
  SqliteStatement rows =
      store.database().prepare("SELECT file, text FROM arm_files JOIN texts USING(sha256) WHERE arm = ? ORDER BY file");
  rows.bind(1, std::int64_t{number});
  while (rows.step()) texts.emplace(rows.text(0), rows.text(1));
  return texts;
}

void store_members(TrialStore& store, std::uint32_t number, const ManifestArm& arm) {
  // Without an ensemble an arm is its own only member, so that one join serves both.
  const std::vector<std::string> members =
      arm.ensemble_sha256.empty() ? std::vector<std::string>{arm.values_sha256} : arm.members;
  SqliteStatement insert =
      store.database().prepare("INSERT OR REPLACE INTO arm_members(arm, member, values_sha256) VALUES(?, ?, ?)");
  std::int64_t member = 0;
  for (const std::string& values : members) {
    insert.bind(1, std::int64_t{number}).bind(2, member++).bind(3, values).run();
  }
}

std::vector<Comparison> load_comparisons(const TrialStore& store) {
  std::vector<Comparison> comparisons;
  if (!has_records(store.database())) return comparisons;
  for (auto& [number, comparison] : numbered_comparisons(store.database())) {
    comparisons.push_back(std::move(comparison));
  }
  return comparisons;
}

void store_comparison(TrialStore& store, const Comparison& comparison) {
  SqliteDatabase& database = store.database();
  const auto stored = numbered_comparisons(database);
  if (!stored.empty() && stored.front().second == comparison) return;
  const std::int64_t number = stored.empty() ? 1 : stored.front().first + 1;
  // Asked again, a comparison becomes the newest once more, and its old record goes.
  for (const auto& [old, each] : stored) {
    if (!(each == comparison) && !is_step_towards(each, comparison)) continue;
    database.prepare("DELETE FROM comparison_arms WHERE comparison = ?").bind(1, old).run();
    database.prepare("DELETE FROM comparisons WHERE comparison = ?").bind(1, old).run();
  }
  SqliteStatement row = database.prepare("INSERT INTO comparisons VALUES(?, ?, ?, ?, ?, ?, ?)");
  row.bind(1, number).bind(2, as_stored(comparison.seed)).bind(3, as_stored(comparison.population_seed));
  row.bind(4, std::int64_t{comparison.replications}).bind(5, comparison.ensemble_sha256);
  row.bind(6, std::int64_t{comparison.members}).bind(7, std::int64_t{comparison.is_sequential}).run();
  SqliteStatement arm = database.prepare("INSERT INTO comparison_arms VALUES(?, ?, ?, ?)");
  for (std::size_t i = 0; i < comparison.arms.size(); ++i) {
    arm.bind(1, number).bind(2, static_cast<std::int64_t>(i)).bind(3, std::int64_t{comparison.arms[i]});
    arm.bind(4, std::int64_t{comparison.are_for_claims[i]}).run();
  }
}

std::vector<ManifestEnsemble> load_ensembles(const TrialStore& store) {
  std::vector<ManifestEnsemble> ensembles;
  if (!has_records(store.database())) return ensembles;
  SqliteStatement rows = store.database().prepare(
      "SELECT name, ensemble_sha256, members, canonical_values FROM ensembles ORDER BY ensemble_sha256");
  while (rows.step()) {
    ensembles.push_back({rows.text(0), rows.text(1), static_cast<std::uint32_t>(rows.integer(2)), rows.text(3)});
  }
  return ensembles;
}

void store_ensemble(TrialStore& store, const ManifestEnsemble& ensemble) {
  store.database()
      .prepare("INSERT OR REPLACE INTO ensembles(name, ensemble_sha256, members, canonical_values) VALUES(?, ?, ?, ?)")
      .bind(1, ensemble.name)
      .bind(2, ensemble.sha256)
      .bind(3, std::int64_t{ensemble.members})
      .bind(4, ensemble.canonical)
      .run();
}

}  // namespace timbang
