#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "results/manifest.hpp"
#include "results/trial_result.hpp"

namespace timbang {

/// A results folder that cannot be used, with the text's id and arguments (a Problem without a line).
/// Thrown as ScenarioError: not a results folder, of another scenario, of a newer version, unwritable.

/// A disk that refuses a write; what was stored stays readable.
class StoreWriteError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The folder of one experiment: manifest.json, results.sqlite, timing.json.
/// One writer; a trial is one transaction, so that a kill at any instant loses only trials in flight.
class ResultsStore {
 public:
  /// Opens the folder, making it if need be. Throws ScenarioError if it belongs to something else.
  static ResultsStore open(const std::filesystem::path& folder, const Manifest& manifest);
  /// Opens an existing folder to read only. Throws ScenarioError if it is none.
  static ResultsStore read(const std::filesystem::path& folder);
  ResultsStore(ResultsStore&&) noexcept;
  ResultsStore& operator=(ResultsStore&&) noexcept;
  ~ResultsStore();

  [[nodiscard]] const Manifest& manifest() const;
  /// Adds arms that the folder does not have yet; returns each given arm's number in the store.
  std::vector<std::uint32_t> add_arms(const std::vector<ManifestArm>& arms);
  [[nodiscard]] bool has(std::uint32_t arm, std::uint64_t seed, std::uint32_t replication) const;
  /// Stores a finished trial. Throws StoreWriteError.
  void add(const TrialResult& trial, std::uint64_t seed, double wall_seconds);
  /// A stored trial; nothing if it is not there.
  [[nodiscard]] std::optional<TrialResult> trial(std::uint32_t arm, std::uint64_t seed,
                                                 std::uint32_t replication) const;
  /// At a clean end: checkpoint, one file is the whole store, manifest and timing written.
  void close();

 private:
  struct Files;
  explicit ResultsStore(std::unique_ptr<Files> files);
  std::unique_ptr<Files> files_;
};

}  // namespace timbang
