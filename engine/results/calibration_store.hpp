#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "outcomes/tables/outcome_table.hpp"
#include "text/store_write_error.hpp"

namespace timbang {

/// Names one trial of a calibration. `setup` says how the city was prepared: what else, beside these, decided the
/// result.
struct CalibrationTrialKey {
  std::string setup;
  std::string values_sha256;
  std::uint64_t seed = 0;
  std::uint32_t replication = 0;
};

/// The outcomes of the whole city in one trial, [outcome][month] as in an OutcomeTable, or whatever else the setup says
/// is kept; none if it failed.
struct CityOutcomes {
  std::vector<double> values;
  std::string failure;  ///< empty if it did not fail

  /// NaN if the trial failed. Requires: the outcome and month are in the table; `months` counts `all`.
  [[nodiscard]] double at(std::size_t outcome, std::size_t month, std::size_t months) const;
};

[[nodiscard]] CityOutcomes city_outcomes(const OutcomeTable& table);

/// The folder of one calibration, or of another search that keeps trials: calibration.sqlite, or by its name, with
/// every finished trial, and beside it the reports and ensembles that others write. One writer; every addition is one
/// transaction, so that a kill at any instant loses only what is in flight. A trial is found again only by the same
/// engine results and list of outcomes.
///
/// A folder that cannot be used is a ScenarioError with one Problem, as for ResultsStore.
class CalibrationStore {
 public:
  /// Opens the folder, making it if need be. Throws ScenarioError, StoreWriteError.
  static CalibrationStore open(const std::filesystem::path& folder, const std::string& name = "calibration");
  CalibrationStore(CalibrationStore&&) noexcept;
  CalibrationStore& operator=(CalibrationStore&&) noexcept;
  ~CalibrationStore();

  [[nodiscard]] std::optional<CityOutcomes> trial(const CalibrationTrialKey& key) const;
  void add_trial(const CalibrationTrialKey& key, const CityOutcomes& outcomes);
  /// Other findings that took long: numbers by kind and key, kept with the engine's results version.
  [[nodiscard]] std::optional<std::vector<double>> finding(const std::string& kind, const std::string& key) const;
  void add_finding(const std::string& kind, const std::string& key, std::span<const double> numbers);
  /// At a clean end: one file is the whole store. Nothing else may follow.
  void close();

 private:
  struct Files;
  explicit CalibrationStore(std::unique_ptr<Files> files);
  std::unique_ptr<Files> files_;
};

}  // namespace timbang
