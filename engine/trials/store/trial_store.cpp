#include "trials/store/trial_store.hpp"

#include <sstream>
#include <utility>

#include "base/check.hpp"
#include "base/sha256.hpp"
#include "text/number_text.hpp"
#include "trials/store/store_seal.hpp"
#include "trials/store/timing_log.hpp"
#include "trials/store/trial_rows.hpp"
#include "trials/store/trial_schema.hpp"

namespace timbang {

namespace {

namespace fs = std::filesystem;

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += name + '\n';
  return text;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> names;
  std::istringstream stream(text);
  for (std::string name; std::getline(stream, name);) names.push_back(name);
  return names;
}

std::optional<std::string> stored_about(const SqliteDatabase& database, const std::string& name) {
  SqliteStatement row = database.prepare("SELECT value FROM about WHERE key = ?");
  row.bind(1, name);
  return row.step() ? std::optional(row.text(0)) : std::nullopt;
}

void store_about(SqliteDatabase& database, const std::string& name, const std::string& value) {
  database.prepare("INSERT OR REPLACE INTO about VALUES(?, ?)").bind(1, name).bind(2, value).run();
}

void store_identity(SqliteDatabase& database, const FolderIdentity& identity) {
  store_about(database, "city", identity.city);
  store_about(database, "kecamatan", joined(identity.kecamatan));
  // As text: whoever opens the file reads it without our numbers.
  store_about(database, "first_month", identity.first_month.text());
  store_about(database, "months", std::to_string(identity.months));
  store_about(database, "results_version", std::to_string(results_version));
}

/// A fact that is a number below a limit. Throws ScenarioError (results_damaged) if it is none.
std::uint64_t stored_number(const SqliteDatabase& database, const StorePaths& paths, const std::string& name,
                            std::uint64_t otherwise, std::uint64_t most) {
  const auto text = stored_about(database, name);
  if (!text) return otherwise;
  const auto number = reading::parse_natural(*text);
  if (!number || *number > most) refuse_folder(paths.folder, "results_damaged", {{"reason", name + " = " + *text}});
  return *number;
}

FolderIdentity stored_identity(const SqliteDatabase& database, const StorePaths& paths) {
  // No scenario has a longer period (consistency.cpp).
  constexpr std::uint64_t most_months = std::uint64_t{12} * 30;
  const auto first_month = Month::parse(stored_about(database, "first_month").value_or(""));
  if (!first_month) refuse_folder(paths.folder, "results_empty");
  return {stored_about(database, "city").value_or(""), split(stored_about(database, "kecamatan").value_or("")),
          *first_month, static_cast<std::int32_t>(stored_number(database, paths, "months", 0, most_months))};
}

void check_version(const SqliteDatabase& database, const StorePaths& paths) {
  constexpr std::uint64_t most_versions = 1'000'000;
  const std::string known = std::to_string(results_version);
  const std::uint64_t version = stored_number(database, paths, "results_version", results_version, most_versions);
  if (version == results_version) return;
  const std::string found = std::to_string(version);
  const bool is_newer = version > results_version;
  refuse_folder(paths.folder, is_newer ? "results_newer_version" : "results_older_version",
                {{"found", found}, {"known", known}});
}

std::string described(const FolderIdentity& identity) {
  return identity.city + " " + identity.first_month.text() + " + " + std::to_string(identity.months) + ", " +
         std::to_string(identity.kecamatan.size()) + " kecamatan";
}

void check_identity(const FolderIdentity& found, const FolderIdentity& wanted, const StorePaths& paths) {
  if (found == wanted) return;
  refuse_folder(paths.folder, "results_other_scenario", {{"found", described(found)}, {"wanted", described(wanted)}});
}

}  // namespace

FolderIdentity FolderIdentity::of(const Scenario& scenario) {
  FolderIdentity identity{scenario.city_code, {}, scenario.period.first_month, scenario.period.months()};
  for (const Kecamatan& kecamatan : scenario.kecamatan) identity.kecamatan.push_back(kecamatan.name);
  return identity;
}

std::vector<std::string> FolderIdentity::wheres() const {
  std::vector<std::string> texts{"city"};
  texts.insert(texts.end(), kecamatan.begin(), kecamatan.end());
  return texts;
}

std::vector<std::string> FolderIdentity::month_texts() const {
  std::vector<std::string> texts{"all"};
  for (std::int32_t month = 0; month < months; ++month) texts.push_back((first_month + month).text());
  return texts;
}

/// Does something with the database; what SQLite refuses, and a trial that is not what was stored, is a ScenarioError.
template <class Action>
auto refusing_damage(const StorePaths& paths, Action action) -> decltype(action()) {
  try {
    return translating_refusals(paths, action);
  } catch (const DamagedTrial& damage) {
    refuse_folder(paths.folder, "results_damaged_trial",
                  {{"values", short_hash(damage.key.values_sha256)},
                   {"seed", std::to_string(damage.key.seed)},
                   {"replication", std::to_string(damage.key.replication)}});
  }
}

/// The open folder. The database comes before whatever may refer to it.
struct TrialStore::Files {
  StorePaths paths;
  SqliteDatabase database;
  FolderIdentity identity;
  bool is_writable = false;
  bool is_open = true;
  bool is_at_once = false;  ///< a transaction is open, in which additions are gathered
  TimingLog timing = {};

  [[nodiscard]] Trial load(const StoredTrial& row) const;
  /// Throws ScenarioError if the folder is not as its last writer left it.
  void check_seal() const;
  [[noreturn]] void refuse_damage() const;
};

Trial TrialStore::Files::load(const StoredTrial& row) const {
  Trial trial{row.key, load_kept(database, row.kept), {}, 0, row.failure};
  if (!row.failure.empty()) return trial;
  trial.table = load_cells(database, row, trial.kept);
  trial.trajectory = std::stoull(row.trajectory, nullptr, 16);
  return trial;
}

void TrialStore::Files::check_seal() const {
  if (!is_as_sealed(database, paths)) refuse_damage();
}

/// Names the first trial whose numbers are not those that were stored, if it is one of them.
void TrialStore::Files::refuse_damage() const {
  SqliteStatement rows = database.prepare("SELECT trial FROM trials ORDER BY trial");
  while (rows.step()) static_cast<void>(load(trial_row(database, rows.integer(0))));
  refuse_folder(paths.folder, "results_changed", {{"seal", paths.seal.filename().string()}});
}

TrialStore::TrialStore(std::unique_ptr<Files> files) : files_(std::move(files)) {}
TrialStore::TrialStore(TrialStore&&) noexcept = default;
TrialStore& TrialStore::operator=(TrialStore&&) noexcept = default;
TrialStore::~TrialStore() = default;

TrialStore TrialStore::open(const fs::path& folder, const FolderIdentity& identity) {
  const StorePaths paths(folder);
  return refusing_damage(paths, [&] {
    auto files = std::make_unique<Files>(Files{paths, timbang::open_to_write(paths), identity, true});
    // A refused folder is left as it was, so that its identity is looked at before anything changes.
    if (database_kind(files->database) == DatabaseKind::ours) {
      files->check_seal();
      check_version(files->database, paths);
      check_identity(stored_identity(files->database, paths), identity, paths);
    }
    remove_seal(paths);
    keep_what_is_committed(files->database, paths);
    SqliteTransaction transaction(files->database);
    prepare_trial_tables(files->database);
    store_identity(files->database, identity);
    transaction.commit();
    return TrialStore(std::move(files));
  });
}

TrialStore TrialStore::open_or_read(const fs::path& folder, const FolderIdentity& identity) {
  const StorePaths paths(folder);
  // Where nothing may be written, what is there can still be read.
  if (!fs::exists(paths.database) || timbang::is_writable(paths)) return open(folder, identity);
  TrialStore store = read(folder);
  check_identity(store.identity(), identity, paths);
  return store;
}

TrialStore TrialStore::read(const fs::path& folder) {
  const StorePaths paths(folder);
  return refusing_damage(paths, [&] {
    auto files = std::make_unique<Files>(Files{paths, timbang::open_to_read(paths), {}, false});
    files->check_seal();
    check_version(files->database, paths);
    files->identity = stored_identity(files->database, paths);
    return TrialStore(std::move(files));
  });
}

template <class Action>
auto TrialStore::translated(Action action) const -> decltype(action()) {
  return refusing_damage(files_->paths, action);
}

const StorePaths& TrialStore::paths() const {
  return files_->paths;
}

const FolderIdentity& TrialStore::identity() const {
  return files_->identity;
}

bool TrialStore::is_writable() const {
  return files_->is_writable;
}

void TrialStore::expect_writable() const {
  if (!files_->is_writable) refuse_folder(files_->paths.folder, "results_read_only");
}

std::optional<FitBook::Known> TrialStore::fit(const std::string& baseline_sha256, std::uint64_t population_seed) const {
  return translated([&] { return load_fit(files_->database, baseline_sha256, population_seed); });
}

void TrialStore::keep_fit(const std::string& baseline_sha256, std::uint64_t population_seed,
                          const FitBook::Known& fit) {
  at_once([&] { store_fit(files_->database, baseline_sha256, population_seed, fit); });
}

std::optional<KeptCells> TrialStore::kept(const TrialKey& key) const {
  return translated([&]() -> std::optional<KeptCells> {
    // A failed trial has kept nothing, so that it is missing and runs again.
    const auto row = find_trial(files_->database, key);
    if (!row || !row->failure.empty()) return std::nullopt;
    return load_kept(files_->database, row->kept);
  });
}

std::optional<std::int64_t> TrialStore::number(const TrialKey& key) const {
  return translated([&]() -> std::optional<std::int64_t> {
    const auto row = find_trial(files_->database, key);
    return row ? std::optional(row->number) : std::nullopt;
  });
}

std::optional<Trial> TrialStore::trial(const TrialKey& key) const {
  return translated([&]() -> std::optional<Trial> {
    const auto row = find_trial(files_->database, key);
    return row ? std::optional(files_->load(*row)) : std::nullopt;
  });
}

Trial TrialStore::trial(std::int64_t number) const {
  return translated([&] { return files_->load(trial_row(files_->database, number)); });
}

std::int64_t TrialStore::add(const Trial& trial) {
  expect_writable();
  std::int64_t number = 0;
  at_once([&] {
    SqliteDatabase& database = files_->database;
    const auto before = find_trial(database, trial.key);
    if (before) {
      // The same trial must give the same numbers, whatever was asked of it
      // (docs/decisions/0010-one-trial-service.md).
      const bool is_contradiction =
          before->failure.empty() && trial.failure.empty() && !agree(files_->load(*before), trial);
      if (is_contradiction) {
        refuse_folder(files_->paths.folder, "results_damaged",
                      {{"reason", "a trial that ran again gave other numbers than are stored: values " +
                                      trial.key.values_sha256.substr(0, 8) + ", replication " +
                                      std::to_string(trial.key.replication)}});
      }
      remove_trial(database, before->number);
    }
    // Under its old number, by which studies' records know it.
    number = before ? before->number : database.number("SELECT coalesce(max(trial), 0) + 1 FROM trials");
    store_trial(database, number, trial, files_->identity.wheres());
  });
  // Seconds are not part of the store, which is to be the same bytes on every machine.
  files_->timing.add(trial.key, trial.wall_seconds);
  return number;
}

void TrialStore::each_trial(const std::function<void(std::int64_t, const Trial&)>& see) const {
  translated([&] {
    // Of this version: trials of another are kept and not told.
    SqliteStatement rows =
        files_->database.prepare("SELECT trial FROM trials WHERE results_version = ? ORDER BY trial");
    rows.bind(1, std::int64_t{results_version});
    while (rows.step()) see(rows.integer(0), trial(rows.integer(0)));
  });
}

void TrialStore::each_fit(
    const std::function<void(const std::string&, std::uint64_t, const FitBook::Known&)>& see) const {
  translated([&] {
    SqliteStatement rows = files_->database.prepare(
        "SELECT DISTINCT baseline_sha256, population_seed FROM fits ORDER BY baseline_sha256, population_seed");
    while (rows.step()) {
      const auto seed = static_cast<std::uint64_t>(rows.integer(1));
      see(rows.text(0), seed, *fit(rows.text(0), seed));
    }
  });
}

std::optional<std::string> TrialStore::about(const std::string& name) const {
  return translated([&] { return stored_about(files_->database, name); });
}

void TrialStore::set_about(const std::string& name, const std::string& value) {
  at_once([&] { store_about(files_->database, name, value); });
}

void TrialStore::at_once(const std::function<void()>& action) {
  TIMBANG_CHECK(files_->is_open && files_->is_writable, "a folder that is open to write takes additions");
  // Within a larger transaction an addition is part of it.
  if (files_->is_at_once) return action();
  translated([&] {
    SqliteTransaction transaction(files_->database);
    files_->is_at_once = true;
    try {
      action();
    } catch (...) {
      // Before the transaction rolls back, so that the next call begins one of its own.
      files_->is_at_once = false;
      throw;
    }
    files_->is_at_once = false;
    transaction.commit();
  });
}

SqliteDatabase& TrialStore::database() {
  return files_->database;
}

const SqliteDatabase& TrialStore::database() const {
  return files_->database;
}

void TrialStore::close() {
  if (!files_->is_open) return;
  files_->is_open = false;
  // Read-only folders are left as they are.
  if (!files_->is_writable) return;
  translated([&] {
    fold_into_one_file(files_->database);
    // While the lock is held: the next writer takes the seal away.
    write_seal(files_->database, files_->paths);
    give_back_lock(files_->database);
  });
  // After the database, which alone has to be whole.
  files_->timing.append_to(files_->paths.timing);
}

}  // namespace timbang
