#include "results/results_store.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "results/manifest_json.hpp"
#include "results/store_claims.hpp"
#include "results/store_records.hpp"
#include "results/store_summary.hpp"
#include "results/store_trials.hpp"
#include "text/atomic_file.hpp"
#include "trials/store/store_folder.hpp"
#include "trials/store/timing_log.hpp"

namespace timbang {

/// The open folder. The database comes before whatever may refer to it.
struct ResultsStore::Files {
  StorePaths paths;
  Manifest manifest;
  SqliteDatabase database;
  bool is_writable = false;
  TimingLog timing;

  [[nodiscard]] TrialKey key(std::uint32_t arm, std::uint64_t seed, std::uint32_t replication,
                             std::string_view point) const {
    return {arm, point, seed, replication, manifest.results_version};
  }
  /// Nothing of the folder will change; arms and ensembles are those that it has.
  static std::unique_ptr<Files> to_read(const StorePaths& paths, Manifest manifest);
  void expect_writable() const;
  [[nodiscard]] bool is_name_taken(const std::string& name) const;
  [[nodiscard]] std::string free_name(const ManifestArm& arm) const;
  [[nodiscard]] std::optional<std::uint32_t> find_arm(const ManifestArm& wanted) const;
  std::uint32_t add_arm(const ManifestArm& arm);
  void count_as_asked_for(std::uint32_t arm);
  void adopt_fit();
  void adopt_ensembles();
  void adopt_claims();
  void note_run(const TrialResult& trial, std::uint64_t seed);
};

namespace {

bool comes_before(const ManifestRun& a, const ManifestRun& b) {
  return std::pair(a.seed, a.replication) < std::pair(b.seed, b.replication);
}

/// Checks a folder that has a manifest and opens its database. Throws SqliteError, ScenarioError.
SqliteDatabase open_claimed(const StorePaths& paths, const Manifest& wanted) {
  if (!claim_folder(paths)) check_same_experiment(paths, read_manifest(paths), wanted);
  return open_to_write(paths);
}

}  // namespace

std::unique_ptr<ResultsStore::Files> ResultsStore::Files::to_read(const StorePaths& paths, Manifest manifest) {
  auto files = std::make_unique<Files>(Files{paths, std::move(manifest), open_to_read(paths), false, {}});
  files->manifest.arms = load_arms(files->database, files->manifest.results_version);
  files->manifest.ensembles = load_ensembles(files->database);
  files->manifest.claims = load_claims(files->database);
  return files;
}

void ResultsStore::Files::expect_writable() const {
  if (!is_writable) refuse_folder(paths.folder, "results_read_only");
}

bool ResultsStore::Files::is_name_taken(const std::string& name) const {
  return std::any_of(manifest.arms.begin(), manifest.arms.end(),
                     [&](const ManifestArm& arm) { return arm.name == name; });
}

/// The arm's name with as much appended as tells it apart from those that are there.
std::string ResultsStore::Files::free_name(const ManifestArm& arm) const {
  constexpr std::size_t hash_part = 8;
  std::string name = arm.name;
  if (is_name_taken(name) && !arm.ensemble_sha256.empty()) name = arm.name + " [plausible]";
  if (is_name_taken(name)) name += " [" + arm.values_sha256.substr(0, hash_part) + "]";
  if (is_name_taken(name)) name += " [" + arm.ensemble_sha256.substr(0, hash_part) + "]";
  for (const std::string& path : arm.held) {
    if (is_name_taken(name)) name += " [" + path + "]";
  }
  return name;
}

std::optional<std::uint32_t> ResultsStore::Files::find_arm(const ManifestArm& wanted) const {
  const auto found = std::find_if(manifest.arms.begin(), manifest.arms.end(), [&](const ManifestArm& arm) {
    return arm.values_sha256 == wanted.values_sha256 && arm.ensemble_sha256 == wanted.ensemble_sha256 &&
           arm.held == wanted.held;
  });
  if (found == manifest.arms.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - manifest.arms.begin());
}

std::uint32_t ResultsStore::Files::add_arm(const ManifestArm& arm) {
  if (const auto number = find_arm(arm)) {
    if (!arm.is_for_claims) count_as_asked_for(*number);
    return *number;
  }
  expect_writable();
  ManifestArm added = arm;
  added.runs.clear();
  added.name = free_name(arm);
  const auto number = static_cast<std::uint32_t>(manifest.arms.size());
  store_arm(database, number, added);
  manifest.arms.push_back(std::move(added));
  return number;
}

void ResultsStore::Files::count_as_asked_for(std::uint32_t arm) {
  if (!manifest.arms[arm].is_for_claims) return;
  manifest.arms[arm].is_for_claims = false;
  if (is_writable) timbang::count_as_asked_for(database, arm);
}

/// The fit given with the manifest is stored; if none was given, the stored one is taken.
void ResultsStore::Files::adopt_fit() {
  if (manifest.fit.rounds > 0) {
    store_fit(database, manifest.baseline_sha256, manifest.population_seed, manifest.fit);
  } else if (auto stored = load_fit(database, manifest.baseline_sha256, manifest.population_seed)) {
    manifest.fit = std::move(*stored);
  }
}

/// Those given with the manifest join the stored ones.
void ResultsStore::Files::adopt_ensembles() {
  for (const ManifestEnsemble& ensemble : manifest.ensembles) store_ensemble(database, ensemble);
  manifest.ensembles = load_ensembles(database);
}

/// New ones are noted with the runs that are stored already: what was known when they were first made.
void ResultsStore::Files::adopt_claims() {
  for (const ManifestClaims& claims : manifest.claims) note_claims(database, claims);
  manifest.claims = load_claims(database);
}

void ResultsStore::Files::note_run(const TrialResult& trial, std::uint64_t seed) {
  const bool is_done = trial.failure.empty();
  ManifestRun run{seed,          trial.replication, is_done ? trial.table.fingerprint() : 0, trial.trajectory,
                  trial.failure, trial.point};
  std::vector<ManifestRun>& runs = manifest.arms[trial.arm].runs;
  const auto place = std::lower_bound(runs.begin(), runs.end(), run, comes_before);
  if (place != runs.end() && !comes_before(run, *place)) {
    *place = std::move(run);
  } else {
    runs.insert(place, std::move(run));
  }
}

ResultsStore::ResultsStore(std::unique_ptr<Files> files) : files_(std::move(files)) {}
ResultsStore::ResultsStore(ResultsStore&&) noexcept = default;
ResultsStore& ResultsStore::operator=(ResultsStore&&) noexcept = default;
ResultsStore::~ResultsStore() = default;

ResultsStore ResultsStore::open(const std::filesystem::path& folder, const Manifest& manifest) {
  TIMBANG_CHECK(!manifest.baseline_sha256.empty(), "a folder is known by its baseline");
  const StorePaths paths(folder);
  return translating_refusals(paths, [&] {
    auto files = std::make_unique<Files>(Files{paths, manifest, open_claimed(paths, manifest), true, {}});
    files->manifest.arms = load_arms(files->database, manifest.results_version);
    SqliteTransaction transaction(files->database);
    files->adopt_fit();
    files->adopt_ensembles();
    files->adopt_claims();
    for (const ManifestArm& arm : manifest.arms) files->add_arm(arm);
    transaction.commit();
    write_atomically(paths.manifest, manifest_json(files->manifest));
    return ResultsStore(std::move(files));
  });
}

ResultsStore ResultsStore::open_or_read(const std::filesystem::path& folder, const Manifest& manifest) {
  const StorePaths paths(folder);
  std::error_code error;
  if (!std::filesystem::exists(paths.manifest, error) || timbang::is_writable(paths)) return open(folder, manifest);
  return translating_refusals(paths, [&] {
    check_same_experiment(paths, read_manifest(paths), manifest);
    auto files = Files::to_read(paths, manifest);
    files->manifest.fit = CityFit();
    files->adopt_fit();
    return ResultsStore(std::move(files));
  });
}

ResultsStore ResultsStore::read(const std::filesystem::path& folder) {
  const StorePaths paths(folder);
  std::error_code ignored;
  if (!std::filesystem::exists(paths.manifest, ignored)) refuse_folder(folder, "results_not_found");
  return translating_refusals(paths, [&] { return ResultsStore(Files::to_read(paths, read_manifest(paths))); });
}

const Manifest& ResultsStore::manifest() const {
  return files_->manifest;
}

bool ResultsStore::is_writable() const {
  return files_->is_writable;
}

void ResultsStore::expect_writable() const {
  files_->expect_writable();
}

std::vector<std::uint32_t> ResultsStore::add_arms(const std::vector<ManifestArm>& arms) {
  return translating_refusals(files_->paths, [&] {
    const std::size_t before = files_->manifest.arms.size();
    std::optional<SqliteTransaction> transaction;
    if (files_->is_writable) transaction.emplace(files_->database);
    std::vector<std::uint32_t> numbers;
    for (const ManifestArm& arm : arms) numbers.push_back(files_->add_arm(arm));
    if (transaction) transaction->commit();
    if (files_->manifest.arms.size() > before) {
      write_atomically(files_->paths.manifest, manifest_json(files_->manifest));
    }
    return numbers;
  });
}

void ResultsStore::set_fit(const CityFit& fit) {
  TIMBANG_CHECK(files_->is_writable && fit.rounds > 0, "a fit that was found, for a folder open to write");
  translating_refusals(files_->paths, [&] {
    files_->manifest.fit = fit;
    SqliteTransaction transaction(files_->database);
    files_->adopt_fit();
    transaction.commit();
    write_atomically(files_->paths.manifest, manifest_json(files_->manifest));
  });
}

void ResultsStore::show_claim_arms() {
  for (ManifestArm& arm : files_->manifest.arms) arm.is_for_claims = false;
}

std::optional<CityFit> ResultsStore::fit(const std::string& baseline_sha256) const {
  return translating_refusals(
      files_->paths, [&] { return load_fit(files_->database, baseline_sha256, files_->manifest.population_seed); });
}

void ResultsStore::keep_fit(const std::string& baseline_sha256, const CityFit& fit) {
  TIMBANG_CHECK(files_->is_writable && fit.rounds > 0, "a fit that was found, for a folder open to write");
  translating_refusals(files_->paths, [&] {
    SqliteTransaction transaction(files_->database);
    store_fit(files_->database, baseline_sha256, files_->manifest.population_seed, fit);
    transaction.commit();
  });
}

bool ResultsStore::has(std::uint32_t arm, std::uint64_t seed, std::uint32_t replication, std::string_view point) const {
  return translating_refusals(files_->paths,
                              [&] { return has_trial(files_->database, files_->key(arm, seed, replication, point)); });
}

void ResultsStore::add(const TrialResult& trial, std::uint64_t seed, double wall_seconds) {
  TIMBANG_CHECK(files_->is_writable && trial.arm < files_->manifest.arms.size(), "a trial of an arm of an open folder");
  TIMBANG_CHECK(!has(trial.arm, seed, trial.replication, trial.point), "a trial is stored once");
  translating_refusals(files_->paths, [&] {
    SqliteTransaction transaction(files_->database);
    store_trial(files_->database, files_->key(trial.arm, seed, trial.replication, trial.point), files_->manifest,
                trial);
    transaction.commit();
  });
  files_->note_run(trial, seed);
  files_->timing.add(trial.arm, seed, trial.replication, wall_seconds);
}

std::optional<TrialResult> ResultsStore::trial(std::uint32_t arm, std::uint64_t seed, std::uint32_t replication,
                                               std::string_view point) const {
  return translating_refusals(files_->paths, [&] {
    return load_trial(files_->database, files_->key(arm, seed, replication, point), files_->manifest);
  });
}

void ResultsStore::write_summary(const Summary& summary) {
  TIMBANG_CHECK(files_->is_writable, "the folder was opened to read only");
  translating_refusals(files_->paths, [&] {
    SqliteTransaction transaction(files_->database);
    store_summary(files_->database, summary);
    transaction.commit();
  });
}

void ResultsStore::write_claims(const ClaimsReport& report, const Summary& summary) {
  TIMBANG_CHECK(files_->is_writable, "the folder was opened to read only");
  translating_refusals(files_->paths, [&] {
    SqliteTransaction transaction(files_->database);
    store_judged_claims(files_->database, report, summary);
    transaction.commit();
  });
}

void ResultsStore::write_flips(const std::string& search_sha256, const FlipsReport& report) {
  TIMBANG_CHECK(files_->is_writable, "the folder was opened to read only");
  translating_refusals(files_->paths, [&] {
    SqliteTransaction transaction(files_->database);
    store_flips(files_->database, search_sha256, report);
    transaction.commit();
  });
}

std::optional<FlipsReport> ResultsStore::flips(const std::string& search_sha256) const {
  return translating_refusals(files_->paths, [&] { return load_flips(files_->database, search_sha256); });
}

void ResultsStore::close() {
  if (!files_->is_writable) return;
  translating_refusals(files_->paths, [&] {
    write_atomically(files_->paths.manifest, manifest_json(files_->manifest));
    files_->timing.append_to(files_->paths.timing);
    fold_into_one_file(files_->database);
  });
  files_->is_writable = false;
}

}  // namespace timbang
