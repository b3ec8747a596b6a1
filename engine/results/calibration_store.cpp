#include "results/calibration_store.hpp"

#include <cmath>
#include <limits>

#include "base/check.hpp"
#include "base/sha256.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/manifest.hpp"
#include "trials/store/store_folder.hpp"

namespace timbang {

namespace {

namespace fs = std::filesystem;

/// "TimC" in the file's header.
constexpr std::int64_t application_id = 0x54696d43;

constexpr const char* tables = R"sql(
CREATE TABLE IF NOT EXISTS trials(
  setup TEXT NOT NULL, values_sha256 TEXT NOT NULL, seed INTEGER NOT NULL, replication INTEGER NOT NULL,
  version TEXT NOT NULL, failure TEXT NOT NULL, outcomes BLOB NOT NULL,
  PRIMARY KEY(setup, values_sha256, seed, replication, version)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS findings(
  kind TEXT NOT NULL, key TEXT NOT NULL, version TEXT NOT NULL, numbers BLOB NOT NULL,
  PRIMARY KEY(kind, key, version)) WITHOUT ROWID;
)sql";

StorePaths calibration_paths(const fs::path& folder, const std::string& name) {
  StorePaths paths(folder);
  paths.database = folder / (name + ".sqlite");
  paths.log = folder / (name + ".sqlite-wal");
  return paths;
}

/// What a stored trial was made by: another engine's results, or another list of outcomes, are not found.
std::string version_text() {
  std::string names;
  for (const OutcomeDefinition& outcome : outcome_catalogue()) names += std::string(outcome.name) + "\n";
  return std::to_string(Manifest{}.results_version) + " " + sha256_hex(names).substr(0, 16);
}

void prepare(SqliteDatabase& database, const StorePaths& paths) {
  const bool is_ours = database.number("PRAGMA application_id") == application_id ||
                       database.number("SELECT count(*) FROM sqlite_master") == 0;
  if (!is_ours) refuse_folder(paths.folder, "results_not_a_folder");
  keep_what_is_committed(database, paths);
  SqliteTransaction transaction(database);
  database.execute(tables);
  database.execute("PRAGMA application_id = " + std::to_string(application_id));
  transaction.commit();
}

}  // namespace

double CityOutcomes::at(std::size_t outcome, std::size_t month, std::size_t months) const {
  if (!failure.empty()) return std::numeric_limits<double>::quiet_NaN();
  TIMBANG_CHECK(outcome * months + month < values.size() && month < months, "no such cell in a trial's outcomes");
  return values[outcome * months + month];
}

CityOutcomes city_outcomes(const OutcomeTable& table) {
  CityOutcomes outcomes;
  for (std::size_t outcome = 0; outcome < table.outcomes(); ++outcome) {
    for (std::size_t month = 0; month < table.months(); ++month) outcomes.values.push_back(table.at(outcome, 0, month));
  }
  return outcomes;
}

struct CalibrationStore::Files {
  StorePaths paths;
  SqliteDatabase database;
  std::string version;
  bool is_open = true;
};

CalibrationStore::CalibrationStore(std::unique_ptr<Files> files) : files_(std::move(files)) {}
CalibrationStore::CalibrationStore(CalibrationStore&&) noexcept = default;
CalibrationStore& CalibrationStore::operator=(CalibrationStore&&) noexcept = default;
CalibrationStore::~CalibrationStore() = default;

CalibrationStore CalibrationStore::open(const fs::path& folder, const std::string& name) {
  const StorePaths paths = calibration_paths(folder, name);
  claim_for_database(paths);
  return translating_refusals(paths, [&] {
    auto files = std::make_unique<Files>(Files{paths, open_exclusively(paths), version_text()});
    prepare(files->database, paths);
    return CalibrationStore(std::move(files));
  });
}

std::optional<CityOutcomes> CalibrationStore::trial(const CalibrationTrialKey& key) const {
  return translating_refusals(files_->paths, [&]() -> std::optional<CityOutcomes> {
    SqliteStatement row = files_->database.prepare(
        "SELECT outcomes, failure FROM trials WHERE setup = ? AND values_sha256 = ? AND seed = ? AND replication = ? "
        "AND version = ?");
    row.bind(1, key.setup).bind(2, key.values_sha256).bind(3, static_cast<std::int64_t>(key.seed));
    row.bind(4, std::int64_t{key.replication}).bind(5, files_->version);
    if (!row.step()) return std::nullopt;
    return CityOutcomes{row.reals(0), row.text(1)};
  });
}

void CalibrationStore::add_trial(const CalibrationTrialKey& key, const CityOutcomes& outcomes) {
  TIMBANG_CHECK(files_->is_open, "a closed calibration takes no trial");
  translating_refusals(files_->paths, [&] {
    SqliteTransaction transaction(files_->database);
    SqliteStatement row = files_->database.prepare("INSERT OR IGNORE INTO trials VALUES(?, ?, ?, ?, ?, ?, ?)");
    row.bind(1, key.setup).bind(2, key.values_sha256).bind(3, static_cast<std::int64_t>(key.seed));
    row.bind(4, std::int64_t{key.replication}).bind(5, files_->version).bind(6, outcomes.failure);
    row.bind(7, std::span<const double>(outcomes.values)).run();
    transaction.commit();
  });
}

std::optional<std::vector<double>> CalibrationStore::finding(const std::string& kind, const std::string& key) const {
  return translating_refusals(files_->paths, [&]() -> std::optional<std::vector<double>> {
    SqliteStatement row =
        files_->database.prepare("SELECT numbers FROM findings WHERE kind = ? AND key = ? AND version = ?");
    row.bind(1, kind).bind(2, key).bind(3, files_->version);
    if (!row.step()) return std::nullopt;
    return row.reals(0);
  });
}

void CalibrationStore::add_finding(const std::string& kind, const std::string& key, std::span<const double> numbers) {
  TIMBANG_CHECK(files_->is_open, "a closed calibration takes no finding");
  translating_refusals(files_->paths, [&] {
    SqliteTransaction transaction(files_->database);
    SqliteStatement row = files_->database.prepare("INSERT OR IGNORE INTO findings VALUES(?, ?, ?, ?)");
    row.bind(1, kind).bind(2, key).bind(3, files_->version).bind(4, numbers).run();
    transaction.commit();
  });
}

void CalibrationStore::close() {
  if (!files_->is_open) return;
  translating_refusals(files_->paths, [&] { fold_into_one_file(files_->database); });
  files_->is_open = false;
}

}  // namespace timbang
