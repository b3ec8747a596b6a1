#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "results/summary/claim_flip.hpp"
#include "results/summary/claims_report.hpp"
#include "results/summary/manifest.hpp"
#include "results/summary/summary.hpp"
#include "trials/store/trial_store.hpp"

namespace timbang {

/// The records of comparisons in a results folder: arms, what was asked of them, claims with their answers; and
/// manifest.json, which tells others of them. The trials are the folder's own, shared with every other study.
/// A folder that cannot be used is a ScenarioError, as for TrialStore.
class ResultsStore {
 public:
  /// Opens the folder, making it if need be, adds the manifest's arms, ensembles and claims to what is there, and makes
  /// what the manifest asks for the newest comparison. Throws ScenarioError, StoreWriteError.
  static ResultsStore open(const std::filesystem::path& folder, const Manifest& manifest);
  /// As open(); but an existing folder that cannot be written is opened to read only, so that what it holds can be
  /// shown. Throws ScenarioError (results_read_only) if it lacks an arm that is asked for.
  static ResultsStore open_or_read(const std::filesystem::path& folder, const Manifest& manifest);
  /// Opens an existing folder to read only; nothing in it changes. Throws ScenarioError if it is none.
  static ResultsStore read(const std::filesystem::path& folder);
  ResultsStore(ResultsStore&&) noexcept;
  ResultsStore& operator=(ResultsStore&&) noexcept;
  ~ResultsStore();

  /// Of the folder: the arms are all that are stored, in the order of their numbers, each with the runs that were
  /// stored when the folder was opened or reload() was called.
  [[nodiscard]] const Manifest& manifest() const;
  void reload();
  /// The newest first; of a folder opened with a manifest, the first is what that asks for.
  [[nodiscard]] const std::vector<Comparison>& comparisons() const;
  /// The name of an arm's trial. Requires: the arm is one of the comparison's.
  [[nodiscard]] TrialKey key(const Comparison& comparison, std::uint32_t arm, std::uint32_t replication) const;
  [[nodiscard]] TrialStore& trials();
  [[nodiscard]] const TrialStore& trials() const;

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
