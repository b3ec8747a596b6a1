#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "scenario/scenario.hpp"
#include "text/store_write_error.hpp"
#include "trials/cities/city_maker.hpp"
#include "trials/store/sqlite.hpp"
#include "trials/store/store_folder.hpp"
#include "trials/trial.hpp"

namespace timbang {

/// What a results folder belongs to: one city and one reported period, whatever is asked of them.
struct FolderIdentity {
  std::string city;  ///< the scenario's code of the city
  std::vector<std::string> kecamatan;
  Month first_month;
  std::int32_t months = 0;

  [[nodiscard]] static FolderIdentity of(const Scenario& scenario);
  /// The texts of an OutcomeTable's places and months, in its order: "city", then the kecamatan; "all", then YYYY-MM.
  [[nodiscard]] std::vector<std::string> wheres() const;
  [[nodiscard]] std::vector<std::string> month_texts() const;
  [[nodiscard]] bool operator==(const FolderIdentity&) const = default;
};

/// A results folder: results.sqlite with fits and trials, which every study shares; studies keep their own records
/// (arms, points, findings, answers) in tables beside them. One writer; every addition is one transaction (see
/// at_once), so that a kill at any instant loses only what is in flight. For one thread.
///
/// A folder that cannot be used is a ScenarioError with one Problem: results_not_found, results_not_a_folder,
/// results_empty, results_other_scenario, results_newer_version, results_older_version, results_older_layout,
/// results_in_use, results_unwritable, results_read_only, results_unrecovered, results_damaged. A refused folder is
/// left as it was.
class TrialStore {
 public:
  /// Opens the folder, making it if need be. Throws ScenarioError, StoreWriteError.
  static TrialStore open(const std::filesystem::path& folder, const FolderIdentity& identity);
  /// As open(); but an existing folder that cannot be written is opened to read only, so that what it holds can be
  /// shown.
  static TrialStore open_or_read(const std::filesystem::path& folder, const FolderIdentity& identity);
  /// Opens an existing folder to read only; nothing in it changes.
  static TrialStore read(const std::filesystem::path& folder);
  TrialStore(TrialStore&&) noexcept;
  TrialStore& operator=(TrialStore&&) noexcept;
  ~TrialStore();

  [[nodiscard]] const StorePaths& paths() const;
  [[nodiscard]] const FolderIdentity& identity() const;
  /// False if the folder was opened to read only.
  [[nodiscard]] bool is_writable() const;
  /// Throws ScenarioError (results_read_only) if the folder was opened to read only: it lacks what is asked for.
  void expect_writable() const;

  /// The kept fit of a baseline; nothing inside if it is known that none fits.
  [[nodiscard]] std::optional<FitBook::Known> fit(const std::string& baseline_sha256,
                                                  std::uint64_t population_seed) const;
  void keep_fit(const std::string& baseline_sha256, std::uint64_t population_seed, const FitBook::Known& fit);

  /// What is kept of a trial that is stored and did not fail.
  [[nodiscard]] std::optional<KeptCells> kept(const TrialKey& key) const;
  /// The number by which records refer to a stored trial, failed ones included.
  [[nodiscard]] std::optional<std::int64_t> number(const TrialKey& key) const;
  /// A stored trial, failed ones included. Throws ScenarioError (results_damaged).
  [[nodiscard]] std::optional<Trial> trial(const TrialKey& key) const;
  /// The same by its number. Requires: it is stored.
  [[nodiscard]] Trial trial(std::int64_t number) const;
  /// Stores a finished trial in place of a failed one, or of one of which less is kept: then both must agree in
  /// trajectory and every shared cell (results_damaged). Returns its number. Requires: at least what was kept before.
  std::int64_t add(const Trial& trial);
  /// Every trial of this results version in the order of their numbers.
  void each_trial(const std::function<void(std::int64_t, const Trial&)>& see) const;
  void each_fit(const std::function<void(const std::string&, std::uint64_t, const FitBook::Known&)>& see) const;

  /// A fact about the folder by its name.
  [[nodiscard]] std::optional<std::string> about(const std::string& name) const;
  void set_about(const std::string& name, const std::string& value);

  /// What the action adds is committed together, or not at all if it throws. Within another, it joins that.
  void at_once(const std::function<void()>& action);
  /// For the records of studies.
  [[nodiscard]] SqliteDatabase& database();
  [[nodiscard]] const SqliteDatabase& database() const;

  /// At a clean end: one file is the whole store, and the timing is written. Nothing else may follow.
  void close();

 private:
  struct Files;
  explicit TrialStore(std::unique_ptr<Files> files);
  template <class Action>
  auto translated(Action action) const -> decltype(action());
  std::unique_ptr<Files> files_;
};

}  // namespace timbang
