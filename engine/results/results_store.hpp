#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "results/claim_flip.hpp"
#include "results/claims_report.hpp"
#include "results/manifest.hpp"
#include "results/summary.hpp"
#include "text/store_write_error.hpp"
#include "trials/trial.hpp"

namespace timbang {

/// The folder of one experiment: manifest.json, results.sqlite, timing.json.
/// One writer; a trial is one transaction, so that a kill at any instant loses only trials in flight. The folder may
/// hold more arms, seeds and replications than are asked for now.
///
/// A folder that cannot be used is a ScenarioError with one Problem: results_not_found, results_not_a_folder,
/// results_empty, results_other_scenario, results_newer_version, results_older_version, results_older_layout,
/// results_in_use, results_unwritable, results_read_only, results_unrecovered, results_damaged. A refused folder is
/// left as it was.
class ResultsStore {
 public:
  /// Opens the folder, making it if need be, and adds the manifest's arms and claims. The fit is kept from the store if
  /// the manifest has none. Throws ScenarioError if the folder belongs to something else, StoreWriteError.
  static ResultsStore open(const std::filesystem::path& folder, const Manifest& manifest);
  /// As open(); but an existing folder that cannot be written is opened to read only, so that what it holds can be
  /// shown. The given manifest's fit and ensembles are then those of the folder.
  static ResultsStore open_or_read(const std::filesystem::path& folder, const Manifest& manifest);
  /// Opens an existing folder to read only; nothing in it changes. Throws ScenarioError if it is none.
  static ResultsStore read(const std::filesystem::path& folder);
  ResultsStore(ResultsStore&&) noexcept;
  ResultsStore& operator=(ResultsStore&&) noexcept;
  ~ResultsStore();

  /// Of the folder: the arms are all that are stored, in the order of their numbers, each with its stored runs.
  [[nodiscard]] const Manifest& manifest() const;
  /// False if the folder was opened to read only.
  [[nodiscard]] bool is_writable() const;
  /// Throws ScenarioError (results_read_only) if the folder was opened to read only: it lacks what is asked for.
  void expect_writable() const;
  /// Adds arms that the folder does not have yet (one that only claims had asked for is shown from now on if this asks
  /// for it), for which it must be writable; returns each given arm's number in the
  /// store. Arms are known by values_sha256, ensemble_sha256 and held; a new one whose name is taken gets what tells it
  /// apart appended to the name.
  std::vector<std::uint32_t> add_arms(const std::vector<ManifestArm>& arms);
  /// Lets arms that only claims asked for count like all others, as long as the folder is open.
  /// Requires: it was opened by read().
  void show_claim_arms();
  /// Keeps the welfare fit of the manifest's baseline and population seed.
  void set_fit(const CityFit& fit);
  /// The kept fit of any baseline, for the manifest's population seed; nothing if there is none.
  [[nodiscard]] std::optional<CityFit> fit(const std::string& baseline_sha256) const;
  /// Keeps the fit of any baseline, for the manifest's population seed.
  void keep_fit(const std::string& baseline_sha256, const CityFit& fit);
  /// Whether the trial is stored and did not fail; a failed trial is worth trying again. `point` is the trial's as in
  /// ManifestRun.
  [[nodiscard]] bool has(std::uint32_t arm, std::uint64_t seed, std::uint32_t replication,
                         std::string_view point = {}) const;
  /// Stores a finished trial; arm is its number in the store. Takes the place of a failed one. Throws StoreWriteError.
  /// Requires: has() is false, and the table has the manifest's kecamatan and months and the catalogue's outcomes.
  void add(const TrialResult& trial, std::uint64_t seed, double wall_seconds);
  /// A stored trial, failed ones included; nothing if it is not there.
  [[nodiscard]] std::optional<TrialResult> trial(std::uint32_t arm, std::uint64_t seed, std::uint32_t replication,
                                                 std::string_view point = {}) const;
  /// Stores the estimates and differences, in place of those of the same seed and ensemble. Throws StoreWriteError.
  void write_summary(const Summary& summary);
  /// Stores what claims were answered, in place of the answers of the same seed and ensemble. Throws StoreWriteError.
  /// Requires: the manifest has the claims.
  void write_claims(const ClaimsReport& report, const Summary& summary);
  /// Stores what a search for flips found, in place of what the same search found before. Throws StoreWriteError.
  void write_flips(const std::string& search_sha256, const FlipsReport& report);
  /// Nothing if such a search was not stored.
  [[nodiscard]] std::optional<FlipsReport> flips(const std::string& search_sha256) const;
  /// At a clean end: one file is the whole store, manifest and timing written. Nothing else may follow.
  void close();

 private:
  struct Files;
  explicit ResultsStore(std::unique_ptr<Files> files);
  std::unique_ptr<Files> files_;
};

}  // namespace timbang
