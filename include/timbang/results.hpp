#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "timbang/trial.hpp"

namespace timbang::api {

/// A results folder to read; nothing in it changes. It is enough by itself: no scenario file is looked at. Each call
/// opens the folder anew, so that studies may go on in it between calls, but not during one (each_trial). Copies share
/// what they hold. Safe on any thread.
class Results {
 public:
  /// Throws InputError if the folder is none, or cannot be used: its problem says why.
  [[nodiscard]] static Results open(const std::filesystem::path& folder);

  /// The city's code, the names of the places (the city, then the kecamatan) and of the months (all, then YYYY-MM) of
  /// every trial in it.
  [[nodiscard]] const std::string& city_code() const;
  [[nodiscard]] const std::vector<std::string>& places() const;
  [[nodiscard]] const std::vector<std::string>& months() const;

  /// The arms of its newest comparison, in order; none without one.
  [[nodiscard]] std::vector<std::string> arms() const;
  /// An arm's trials by replication, of the newest comparison; missing ones are failed ones without a reason. Requires:
  /// arm < arms().size() (std::logic_error).
  [[nodiscard]] std::vector<Trial> trials_of(std::size_t arm) const;
  /// Every trial of the folder, of whatever study, with the hash of its scenario's values, in the order in which they
  /// were stored.
  void each_trial(const std::function<void(const std::string& values_sha256, const Trial& trial)>& see) const;

  /// Writes the newest comparison as CSV files into a folder, which is made if need be, and returns their paths:
  /// summary, differences, arms, dictionary and, with every run, tidy. Throws InputError (no comparison; the folder
  /// cannot be written), WriteError.
  std::vector<std::filesystem::path> export_csv(const std::filesystem::path& folder, bool has_every_run = false) const;
  /// Writes the newest sweep or design: design, outcomes and failures. Throws as export_csv.
  std::vector<std::filesystem::path> export_design(const std::filesystem::path& folder) const;

  struct State;

 private:
  explicit Results(std::shared_ptr<const State> state) : state_(std::move(state)) {}

  std::shared_ptr<const State> state_;
};

}  // namespace timbang::api
