#include "trials/store/trial_rows.hpp"

#include <algorithm>
#include <sstream>

#include "base/check.hpp"
#include "base/sha256.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "trials/store/trial_schema.hpp"

namespace timbang {
namespace {

constexpr const char* trial_columns =
    "SELECT trial, kept, places, first_month, months, outcomes, trajectory, failure, values_sha256, city, "
    "population_seed, seed, replication, results_version, seal FROM trials ";

/// Over all that a row says, so that a change of one of its values, or of the row that an index leads to, is noticed.
std::string row_seal(const StoredTrial& row, std::int64_t version, const KeptCells& kept) {
  std::string text;
  for (const std::string& part :
       {row.key.values_sha256, row.key.city, std::to_string(row.key.population_seed), std::to_string(row.key.seed),
        std::to_string(row.key.replication), std::to_string(version), std::to_string(row.wheres),
        std::to_string(row.first_month), std::to_string(row.months), row.outcomes, row.trajectory, row.failure}) {
    text += part + '\n';
  }
  for (const std::size_t outcome : kept.outcomes) text += std::string(outcome_name(outcome)) + '\n';
  text += kept.is_every_place ? "every place" : "city";
  text += kept.is_every_month ? ", every month" : ", all months";
  return sha256_hex(text);
}

StoredTrial read_row(const SqliteDatabase& database, const SqliteStatement& row) {
  StoredTrial stored;
  stored.number = row.integer(0);
  stored.kept = row.integer(1);
  stored.wheres = static_cast<std::size_t>(row.integer(2));
  stored.first_month = static_cast<std::int32_t>(row.integer(3));
  stored.months = static_cast<std::size_t>(row.integer(4));
  stored.outcomes = row.text(5);
  stored.trajectory = row.text(6);
  stored.failure = row.text(7);
  stored.key = {row.text(8), row.text(9), static_cast<std::uint64_t>(row.integer(10)),
                static_cast<std::uint64_t>(row.integer(11)), static_cast<std::uint32_t>(row.integer(12))};
  if (row.text(14) != row_seal(stored, row.integer(13), load_kept(database, stored.kept)))
    throw DamagedTrial(stored.key);
  return stored;
}

/// Names with a blank before and behind each, so that one is found in the text as a whole.
std::string joined_names(const std::vector<std::size_t>& outcomes) {
  // instr() in the view `tidy` then cannot find a name within a longer one.
  std::string names = " ";
  for (const std::size_t outcome : outcomes) names += std::string(outcome_catalogue()[outcome].name) + " ";
  return names;
}

std::int64_t kept_row(SqliteDatabase& database, const KeptCells& kept) {
  const std::string outcomes = joined_names(kept.outcomes);
  const char* places = kept.is_every_place ? "every" : "city";
  const char* months = kept.is_every_month ? "every" : "all";
  // A selection is stored once, and trials refer to it.
  database.prepare("INSERT OR IGNORE INTO kept(outcomes, places, months) VALUES(?, ?, ?)")
      .bind(1, outcomes)
      .bind(2, places)
      .bind(3, months)
      .run();
  SqliteStatement row = database.prepare("SELECT kept FROM kept WHERE outcomes = ? AND places = ? AND months = ?");
  row.bind(1, outcomes).bind(2, places).bind(3, months);
  TIMBANG_CHECK(row.step(), "a selection of cells that was just stored is found");
  return row.integer(0);
}

std::string cell_columns(const KeptCells& kept) {
  std::string columns;
  for (const std::size_t outcome : kept.outcomes) columns += ", " + quoted_name(outcome_catalogue()[outcome].name);
  return columns;
}

void store_cells(SqliteDatabase& database, std::int64_t number, const Trial& trial,
                 const std::vector<std::string>& places) {
  const OutcomeTable& table = trial.table;
  TIMBANG_CHECK(places.size() == table.wheres(), "a trial's table has the places that its folder has");
  std::string marks;
  for (std::size_t i = 0; i < trial.kept.outcomes.size(); ++i) marks += ", ?";
  SqliteStatement insert = database.prepare("INSERT INTO cells(cell, month, where_" + cell_columns(trial.kept) +
                                            ") VALUES(?, ?, ?" + marks + ")");
  // Month 0 is all months together.
  for (std::size_t month = 0; month < trial.kept.months(table); ++month) {
    const std::string month_text =
        month == 0 ? "all" : (table.first_month() + static_cast<std::int32_t>(month - 1)).text();
    for (std::size_t where = 0; where < trial.kept.wheres(table); ++where) {
      insert.bind(1, cell_row(number, where, month, table.wheres())).bind(2, month_text).bind(3, places[where]);
      int column = 4;
      for (const std::size_t outcome : trial.kept.outcomes) insert.bind(column++, table.at(outcome, where, month));
      insert.run();
    }
  }
}

/// A fit as rows: its four numbers, then its measures. One row where none fits.
std::vector<std::pair<std::string, double>> rows_of(const FitBook::Known& fit) {
  // So that a baseline without a fit is known to have none.
  if (!fit) return {{"none fits", 0.0}};
  std::vector<std::pair<std::string, double>> rows{
      {"mu", fit->mu}, {"sigma", fit->sigma}, {"g", fit->g}, {"rounds", fit->rounds}};
  rows.insert(rows.end(), fit->measures.begin(), fit->measures.end());
  return rows;
}

}  // namespace

std::optional<StoredTrial> find_trial(const SqliteDatabase& database, const TrialKey& key) {
  // Of this results version alone: another one's numbers are other trials.
  SqliteStatement row = database.prepare(std::string(trial_columns) +
                                         "WHERE values_sha256 = ? AND city = ? AND population_seed = ? AND seed = ? "
                                         "AND replication = ? AND results_version = ?");
  row.bind(1, key.values_sha256).bind(2, key.city).bind(3, as_stored(key.population_seed));
  row.bind(4, as_stored(key.seed)).bind(5, std::int64_t{key.replication}).bind(6, std::int64_t{results_version});
  if (!row.step()) return std::nullopt;
  StoredTrial found = read_row(database, row);
  // An index may lead to another trial's row.
  if (!(found.key == key)) throw DamagedTrial(key);
  return found;
}

StoredTrial trial_row(const SqliteDatabase& database, std::int64_t number) {
  SqliteStatement row = database.prepare(std::string(trial_columns) + "WHERE trial = ?");
  row.bind(1, number);
  TIMBANG_CHECK(row.step(), "a trial that other records name is stored");
  return read_row(database, row);
}

KeptCells load_kept(const SqliteDatabase& database, std::int64_t kept) {
  SqliteStatement row = database.prepare("SELECT outcomes, places, months FROM kept WHERE kept = ?");
  row.bind(1, kept);
  // Lost by damage: a trial that names it then disagrees with its seal.
  if (!row.step()) return {};
  KeptCells cells{{}, row.text(1) == "every", row.text(2) == "every"};
  std::istringstream names(row.text(0));
  for (std::string name; names >> name;) {
    // An outcome that this version no longer has is left out.
    if (const auto outcome = find_outcome(name)) cells.outcomes.push_back(*outcome);
  }
  std::ranges::sort(cells.outcomes);
  return cells;
}

OutcomeTable load_cells(const SqliteDatabase& database, const StoredTrial& row, const KeptCells& kept) {
  OutcomeTable table(outcome_catalogue().size(), row.wheres - 1, Month(row.first_month), row.months);
  SqliteStatement rows =
      database.prepare("SELECT cell" + cell_columns(kept) + " FROM cells WHERE cell >= ? AND cell < ? ORDER BY cell");
  // A trial's cells lie together, in the order of months and places.
  const std::int64_t first = cell_row(row.number, 0, 0, row.wheres);
  rows.bind(1, first).bind(2, cell_rows_end(row.number));
  std::size_t found = 0;
  while (rows.step()) {
    const auto offset = static_cast<std::size_t>(rows.integer(0) - first);
    const std::size_t month = offset / row.wheres;
    if (month >= table.months()) throw DamagedTrial(row.key);
    int column = 1;
    for (const std::size_t outcome : kept.outcomes) table.at(outcome, offset % row.wheres, month) = rows.real(column++);
    ++found;
  }
  const bool is_whole = found == kept.months(table) * kept.wheres(table);
  if (!is_whole || fingerprint_text(kept.fingerprint(table)) != row.outcomes) throw DamagedTrial(row.key);
  return table;
}

void store_trial(SqliteDatabase& database, std::int64_t number, const Trial& trial,
                 const std::vector<std::string>& places) {
  const bool is_done = trial.failure.empty();
  SqliteStatement row = database.prepare(
      "INSERT INTO trials(trial, values_sha256, city, population_seed, seed, replication, results_version, kept, "
      "places, first_month, months, failure, outcomes, trajectory, seal) "
      "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  StoredTrial stored;
  stored.key = trial.key;
  stored.wheres = places.size();
  // A failed trial has no table; zeros stand for its shape.
  if (is_done) stored.first_month = trial.table.first_month().since_1900();
  if (is_done) stored.months = trial.table.months() - 1;
  stored.outcomes = fingerprint_text(is_done ? trial.kept.fingerprint(trial.table) : 0);
  stored.trajectory = fingerprint_text(trial.trajectory);
  stored.failure = trial.failure;
  const TrialKey& key = trial.key;
  row.bind(1, number).bind(2, key.values_sha256).bind(3, key.city).bind(4, as_stored(key.population_seed));
  row.bind(5, as_stored(key.seed)).bind(6, std::int64_t{key.replication}).bind(7, std::int64_t{results_version});
  row.bind(8, kept_row(database, trial.kept)).bind(9, static_cast<std::int64_t>(places.size()));
  row.bind(10, std::int64_t{stored.first_month}).bind(11, static_cast<std::int64_t>(stored.months));
  row.bind(12, trial.failure).bind(13, stored.outcomes).bind(14, stored.trajectory);
  row.bind(15, row_seal(stored, results_version, trial.kept)).run();
  if (is_done) store_cells(database, number, trial, places);
}

void remove_trial(SqliteDatabase& database, std::int64_t number) {
  database.prepare("DELETE FROM cells WHERE cell >= ? AND cell < ?")
      .bind(1, cell_row(number, 0, 0, 1))
      .bind(2, cell_rows_end(number))
      .run();
  database.prepare("DELETE FROM trials WHERE trial = ?").bind(1, number).run();
}

std::optional<FitBook::Known> load_fit(const SqliteDatabase& database, const std::string& baseline_sha256,
                                       std::uint64_t population_seed) {
  SqliteStatement rows = database.prepare(
      "SELECT name, value FROM fits WHERE baseline_sha256 = ? AND population_seed = ? ORDER BY position");
  rows.bind(1, baseline_sha256).bind(2, as_stored(population_seed));
  std::vector<std::pair<std::string, double>> found;
  while (rows.step()) found.emplace_back(rows.text(0), rows.real(1));
  if (found.empty()) return std::nullopt;
  // One row: the mark that none fits.
  if (found.size() < 4) return FitBook::Known();
  CityFit fit{found[0].second, found[1].second, found[2].second, static_cast<int>(found[3].second), {}};
  fit.measures.assign(found.begin() + 4, found.end());
  return FitBook::Known(std::move(fit));
}

void store_fit(SqliteDatabase& database, const std::string& baseline_sha256, std::uint64_t population_seed,
               const FitBook::Known& fit) {
  database.prepare("DELETE FROM fits WHERE baseline_sha256 = ? AND population_seed = ?")
      .bind(1, baseline_sha256)
      .bind(2, as_stored(population_seed))
      .run();
  SqliteStatement insert = database.prepare(
      "INSERT INTO fits(baseline_sha256, population_seed, position, name, value) VALUES(?, ?, ?, ?, ?)");
  std::int64_t position = 0;
  for (const auto& [name, value] : rows_of(fit)) {
    insert.bind(1, baseline_sha256).bind(2, as_stored(population_seed)).bind(3, position++);
    insert.bind(4, name).bind(5, value).run();
  }
}

}  // namespace timbang
