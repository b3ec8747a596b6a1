#include "results/store_records.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/check.hpp"
#include "results/store_schema.hpp"

namespace timbang {
namespace {

std::vector<std::pair<std::string, std::string>> load_settings(const SqliteDatabase& database, std::int64_t arm) {
  SqliteStatement rows = database.prepare("SELECT path, value FROM settings WHERE arm = ? ORDER BY position");
  rows.bind(1, arm);
  std::vector<std::pair<std::string, std::string>> settings;
  while (rows.step()) settings.emplace_back(rows.text(0), rows.text(1));
  return settings;
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

/// A column, or nothing for every row where an older store has no such column.
std::string column_or_empty(const SqliteDatabase& database, const std::string& table, const std::string& column) {
  return has_column(database, table, column) ? column : "''";
}

std::vector<ManifestRun> load_runs(const SqliteDatabase& database, std::int64_t arm, int results_version) {
  SqliteStatement rows = database.prepare(
      "SELECT seed, replication, outcomes, trajectory, message, " + column_or_empty(database, "runs", "point") +
      " FROM runs WHERE arm = ? AND results_version = ? ORDER BY seed < 0, seed, replication");
  rows.bind(1, arm).bind(2, std::int64_t{results_version});
  std::vector<ManifestRun> runs;
  while (rows.step()) {
    runs.push_back({static_cast<std::uint64_t>(rows.integer(0)), static_cast<std::uint32_t>(rows.integer(1)),
                    parse_fingerprint(rows.text(2)), parse_fingerprint(rows.text(3)), rows.text(4), rows.text(5)});
  }
  return runs;
}

/// None in a store of an older engine.
std::set<std::int64_t> claim_arms(const SqliteDatabase& database) {
  std::set<std::int64_t> arms;
  if (!has_column(database, "claim_arms", "arm")) return arms;
  SqliteStatement rows = database.prepare("SELECT arm FROM claim_arms ORDER BY arm");
  while (rows.step()) arms.insert(rows.integer(0));
  return arms;
}

/// A fit as rows: its four numbers, then its measures.
std::vector<std::pair<std::string, double>> rows_of(const CityFit& fit) {
  std::vector<std::pair<std::string, double>> rows{
      {"mu", fit.mu}, {"sigma", fit.sigma}, {"g", fit.g}, {"rounds", fit.rounds}};
  rows.insert(rows.end(), fit.measures.begin(), fit.measures.end());
  return rows;
}

}  // namespace

std::vector<ManifestArm> load_arms(const SqliteDatabase& database, int results_version) {
  SqliteStatement rows = database.prepare("SELECT arm, name, values_sha256, canonical_values, " +
                                          column_or_empty(database, "arms", "ensemble_sha256") + ", " +
                                          column_or_empty(database, "arms", "held") + " FROM arms ORDER BY arm");
  const std::set<std::int64_t> for_claims = claim_arms(database);
  std::vector<ManifestArm> arms;
  while (rows.step()) {
    const std::int64_t number = rows.integer(0);
    arms.push_back({rows.text(1), load_settings(database, number), rows.text(2), rows.text(3),
                    load_runs(database, number, results_version), rows.text(4), split(rows.text(5)),
                    for_claims.contains(number)});
  }
  return arms;
}

std::vector<ManifestEnsemble> load_ensembles(const SqliteDatabase& database) {
  std::vector<ManifestEnsemble> ensembles;
  if (!has_column(database, "ensembles", "ensemble_sha256")) return ensembles;
  SqliteStatement rows = database.prepare(
      "SELECT name, ensemble_sha256, members, canonical_values FROM ensembles ORDER BY ensemble_sha256");
  while (rows.step()) {
    ensembles.push_back({rows.text(0), rows.text(1), static_cast<std::uint32_t>(rows.integer(2)), rows.text(3)});
  }
  return ensembles;
}

void store_ensemble(SqliteDatabase& database, const ManifestEnsemble& ensemble) {
  database
      .prepare("INSERT OR REPLACE INTO ensembles(name, ensemble_sha256, members, canonical_values) VALUES(?, ?, ?, ?)")
      .bind(1, ensemble.name)
      .bind(2, ensemble.sha256)
      .bind(3, std::int64_t{ensemble.members})
      .bind(4, ensemble.canonical)
      .run();
}

void store_arm(SqliteDatabase& database, std::uint32_t number, const ManifestArm& arm) {
  database
      .prepare(
          "INSERT INTO arms(arm, name, values_sha256, canonical_values, ensemble_sha256, held) "
          "VALUES(?, ?, ?, ?, ?, ?)")
      .bind(1, std::int64_t{number})
      .bind(2, arm.name)
      .bind(3, arm.values_sha256)
      .bind(4, arm.canonical_values)
      .bind(5, arm.ensemble_sha256)
      .bind(6, joined(arm.held))
      .run();
  SqliteStatement insert = database.prepare("INSERT INTO settings(arm, position, path, value) VALUES(?, ?, ?, ?)");
  std::int64_t position = 0;
  for (const auto& setting : arm.settings) {
    insert.bind(1, std::int64_t{number}).bind(2, position++).bind(3, setting.first).bind(4, setting.second).run();
  }
  if (!arm.is_for_claims) return;
  database.prepare("INSERT INTO claim_arms(arm) VALUES(?)").bind(1, std::int64_t{number}).run();
}

void count_as_asked_for(SqliteDatabase& database, std::uint32_t number) {
  database.prepare("DELETE FROM claim_arms WHERE arm = ?").bind(1, std::int64_t{number}).run();
}

std::optional<CityFit> load_fit(const SqliteDatabase& database, const std::string& baseline_sha256,
                                    std::uint64_t population_seed) {
  SqliteStatement rows = database.prepare(
      "SELECT name, value FROM fits WHERE baseline_sha256 = ? AND population_seed = ? ORDER BY position");
  rows.bind(1, baseline_sha256).bind(2, as_stored(population_seed));
  std::vector<std::pair<std::string, double>> found;
  while (rows.step()) found.emplace_back(rows.text(0), rows.real(1));
  if (found.size() < 4) return std::nullopt;
  CityFit fit{found[0].second, found[1].second, found[2].second, static_cast<int>(found[3].second), {}};
  fit.measures.assign(found.begin() + 4, found.end());
  return fit;
}

void store_fit(SqliteDatabase& database, const std::string& baseline_sha256, std::uint64_t population_seed,
               const CityFit& fit) {
  database.prepare("DELETE FROM fits WHERE baseline_sha256 = ? AND population_seed = ?")
      .bind(1, baseline_sha256)
      .bind(2, as_stored(population_seed))
      .run();
  SqliteStatement insert = database.prepare(
      "INSERT INTO fits(baseline_sha256, population_seed, position, name, value) VALUES(?, ?, ?, ?, ?)");
  std::int64_t position = 0;
  for (const auto& row : rows_of(fit)) {
    insert.bind(1, baseline_sha256).bind(2, as_stored(population_seed)).bind(3, position++);
    insert.bind(4, row.first).bind(5, row.second).run();
  }
}

std::uint64_t parse_fingerprint(const std::string& digits) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  TIMBANG_CHECK(error == std::errc() && end == digits.data() + digits.size(), "a stored fingerprint is damaged");
  return value;
}

}  // namespace timbang
