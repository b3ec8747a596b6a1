#include "results/store/results_store.hpp"

#include "base/sha256.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "results/json/manifest_json.hpp"
#include "results/store/comparison_records.hpp"
#include "results/store/store_claims.hpp"
#include "results/store/study_tables.hpp"
#include "text/atomic_file.hpp"

namespace timbang {

/// The open folder.
struct ResultsStore::Files {
  TrialStore trials;
  Manifest manifest;
  std::vector<Comparison> comparisons = {};

  void load();
  void describe();
  [[nodiscard]] bool is_name_taken(const std::string& name) const;
  [[nodiscard]] std::string free_name(const ManifestArm& arm) const;
  [[nodiscard]] std::optional<std::uint32_t> find_arm(const ManifestArm& wanted) const;
  std::uint32_t add_arm(const ManifestArm& arm);
  void ask(const Manifest& wanted);
  void write_manifest() const { write_atomically(trials.paths().manifest, manifest_json(manifest)); }
};

namespace {

FolderIdentity identity_of(const Manifest& manifest) {
  return {manifest.city, manifest.kecamatan, manifest.first_month, manifest.months};
}

std::uint32_t members_of(const Manifest& manifest, const std::string& ensemble_sha256) {
  for (const ManifestEnsemble& ensemble : manifest.ensembles) {
    if (ensemble.sha256 == ensemble_sha256) return ensemble.members;
  }
  return 1;
}

/// What a manifest asks for, without its arms.
Comparison comparison_of(const Manifest& manifest) {
  Comparison comparison{manifest.seed, manifest.population_seed, manifest.replications};
  comparison.is_sequential = manifest.is_sequential;
  if (manifest.arms.empty()) return comparison;
  comparison.ensemble_sha256 = manifest.arms.front().ensemble_sha256;
  comparison.members = members_of(manifest, comparison.ensemble_sha256);
  return comparison;
}

}  // namespace

/// Everything but what the newest comparison says.
void ResultsStore::Files::load() {
  manifest.arms = load_arms(trials);
  manifest.ensembles = load_ensembles(trials);
  manifest.claims = load_claims(trials);
  manifest.city = trials.identity().city;
  manifest.kecamatan = trials.identity().kecamatan;
  manifest.first_month = trials.identity().first_month;
  manifest.months = trials.identity().months;
}

/// What the newest comparison says of the folder.
void ResultsStore::Files::describe() {
  manifest.engine_version = trials.about("engine_version").value_or("");
  manifest.compiler = trials.about("compiler").value_or("");
  // Sweeps and searches ask for no arms; the manifest then tells of the city alone.
  if (comparisons.empty() || comparisons.front().arms.empty()) return;
  const Comparison& newest = comparisons.front();
  manifest.seed = newest.seed;
  manifest.population_seed = newest.population_seed;
  manifest.replications = newest.replications;
  manifest.is_sequential = newest.is_sequential;
  const ManifestArm& first = manifest.arms.at(newest.arms.front());
  manifest.scenario_name = first.scenario;
  manifest.scenario_file = first.file;
  manifest.scenario_sha256 = first.values_sha256;
  manifest.baseline_sha256 = first.baseline_sha256;
  manifest.file_sha256 = first.file_sha256;
  for (std::size_t i = 0; i < manifest.arms.size(); ++i) {
    const auto found = std::find(newest.arms.begin(), newest.arms.end(), i);
    manifest.arms[i].is_for_claims =
        found != newest.arms.end() && newest.are_for_claims[static_cast<std::size_t>(found - newest.arms.begin())];
  }
  manifest.fit = CityFit();
  const auto fit = trials.fit(manifest.baseline_sha256, manifest.population_seed);
  if (fit && *fit) manifest.fit = **fit;
}

bool ResultsStore::Files::is_name_taken(const std::string& name) const {
  return std::any_of(manifest.arms.begin(), manifest.arms.end(),
                     [&](const ManifestArm& arm) { return arm.name == name; });
}

/// The arm's name with as much appended as tells it apart from those that are there.
std::string ResultsStore::Files::free_name(const ManifestArm& arm) const {
  std::string name = arm.name;
  // Each step appends only where the name so far is taken, so that names stay short.
  if (is_name_taken(name) && !arm.ensemble_sha256.empty()) name = arm.name + " [plausible]";
  if (is_name_taken(name)) name += " [" + short_hash(arm.values_sha256) + "]";
  if (is_name_taken(name)) name += " [" + short_hash(arm.ensemble_sha256) + "]";
  for (const std::string& path : arm.held) {
    if (is_name_taken(name)) name += " [" + path + "]";
  }
  return name;
}

std::optional<std::uint32_t> ResultsStore::Files::find_arm(const ManifestArm& wanted) const {
  const auto found = std::find_if(manifest.arms.begin(), manifest.arms.end(), [&](const ManifestArm& arm) {
    // Known by values, ensemble and what is fixed (docs/decisions/0002-plausible-ranges.md).
    return arm.values_sha256 == wanted.values_sha256 && arm.ensemble_sha256 == wanted.ensemble_sha256 &&
           arm.held == wanted.held;
  });
  if (found == manifest.arms.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - manifest.arms.begin());
}

std::uint32_t ResultsStore::Files::add_arm(const ManifestArm& arm) {
  const auto known = find_arm(arm);
  // A longer run needs more members of the same arm.
  if (known && manifest.arms[*known].members.size() >= arm.members.size()) return *known;
  // A folder that cannot be written to answers for the arms that it has and refuses others.
  trials.expect_writable();
  if (known) {
    store_members(trials, *known, arm);
    manifest.arms[*known].members = arm.members;
    return *known;
  }
  ManifestArm added = arm;
  // Runs follow from trials and are never stored with an arm.
  added.runs.clear();
  added.name = free_name(arm);
  const auto number = static_cast<std::uint32_t>(manifest.arms.size());
  store_arm(trials, number, added);
  manifest.arms.push_back(std::move(added));
  return number;
}

/// Adds what a manifest asks for, and makes it the newest comparison.
void ResultsStore::Files::ask(const Manifest& wanted) {
  Comparison comparison = comparison_of(wanted);
  for (const ManifestArm& arm : wanted.arms) {
    comparison.arms.push_back(add_arm(arm));
    comparison.are_for_claims.push_back(arm.is_for_claims);
  }
  // Otherwise the comparison is known for as long as the folder is open.
  if (trials.is_writable()) store_comparison(trials, comparison);
  comparisons.insert(comparisons.begin(), std::move(comparison));
}

ResultsStore::ResultsStore(std::unique_ptr<Files> files) : files_(std::move(files)) {}
ResultsStore::ResultsStore(ResultsStore&&) noexcept = default;
ResultsStore& ResultsStore::operator=(ResultsStore&&) noexcept = default;
ResultsStore::~ResultsStore() = default;

ResultsStore ResultsStore::open(const std::filesystem::path& folder, const Manifest& manifest) {
  TIMBANG_CHECK(!manifest.kecamatan.empty() && manifest.months > 0, "a folder is known by its city and period");
  auto files = std::make_unique<Files>(Files{open_study_folder(folder, identity_of(manifest)), {}});
  return translating_refusals(files->trials.paths(), [&] {
    files->trials.at_once([&] {
      files->trials.set_about("engine_version", manifest.engine_version);
      files->trials.set_about("compiler", manifest.compiler);
      for (const ManifestEnsemble& ensemble : manifest.ensembles) store_ensemble(files->trials, ensemble);
      for (const ManifestClaims& claims : manifest.claims) note_claims(files->trials, claims);
      files->load();
      files->ask(manifest);
    });
    ResultsStore store(std::move(files));
    // Read back, so that the manifest says what the folder holds and not what was asked of it.
    store.reload();
    store.files_->write_manifest();
    return store;
  });
}

ResultsStore ResultsStore::open_or_read(const std::filesystem::path& folder, const Manifest& manifest) {
  const StorePaths paths(folder);
  std::error_code error;
  // A folder that is not there yet is made; one that cannot be written to is only read.
  if (!std::filesystem::exists(paths.database, error) || is_writable(paths)) return open(folder, manifest);
  auto files = std::make_unique<Files>(Files{open_or_read_study_folder(folder, identity_of(manifest)), {}});
  files->load();
  files->ask(manifest);
  files->describe();
  return ResultsStore(std::move(files));
}

ResultsStore ResultsStore::read(const std::filesystem::path& folder) {
  ResultsStore store(std::make_unique<Files>(Files{TrialStore::read(folder), {}}));
  store.reload();
  return store;
}

const Manifest& ResultsStore::manifest() const {
  return files_->manifest;
}

void ResultsStore::reload() {
  translating_refusals(files_->trials.paths(), [&] {
    files_->load();
    // What was asked of a folder that cannot be written is known here alone.
    if (files_->trials.is_writable() || files_->comparisons.empty()) {
      files_->comparisons = load_comparisons(files_->trials);
    }
    files_->describe();
  });
}

const std::vector<Comparison>& ResultsStore::comparisons() const {
  return files_->comparisons;
}

TrialKey ResultsStore::key(const Comparison& comparison, std::uint32_t arm, std::uint32_t replication) const {
  const ManifestArm& stored = files_->manifest.arms.at(arm);
  // Under an ensemble replication r belongs to member r mod M (docs/decisions/0002-plausible-ranges.md).
  const std::string& values =
      comparison.ensemble_sha256.empty() ? stored.values_sha256 : stored.members.at(replication % comparison.members);
  return {values, CityOrigin().text(), comparison.population_seed, comparison.seed, replication};
}

TrialStore& ResultsStore::trials() {
  return files_->trials;
}

const TrialStore& ResultsStore::trials() const {
  return files_->trials;
}

void ResultsStore::write_claims(const ClaimsReport& report, const Summary& summary) {
  files_->trials.at_once([&] { store_judged_claims(files_->trials, report, summary); });
}

void ResultsStore::write_flips(const std::string& search_sha256, const FlipsReport& report) {
  files_->trials.at_once([&] { store_flips(files_->trials, search_sha256, report); });
}

std::optional<FlipsReport> ResultsStore::flips(const std::string& search_sha256) const {
  return translating_refusals(files_->trials.paths(), [&] { return load_flips(files_->trials, search_sha256); });
}

void ResultsStore::close() {
  if (files_->trials.is_writable()) {
    // Trials have been added since it was opened.
    reload();
    files_->write_manifest();
  }
  files_->trials.close();
}

}  // namespace timbang
