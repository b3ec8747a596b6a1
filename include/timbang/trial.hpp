#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "timbang/facts.hpp"
#include "timbang/scenario.hpp"
#include "timbang/stop.hpp"

namespace timbang::api {

/// What one trial came to. A value: copies share what they hold. Safe on any thread.
class Trial {
 public:
  [[nodiscard]] std::uint64_t seed() const;
  [[nodiscard]] std::uint32_t replication() const;
  /// Why it failed: it broke a law of the model, or its sink threw. Empty if it did not.
  [[nodiscard]] const std::string& failure() const;

  /// An outcome in its unit; NaN where it is undefined, was not kept, or the trial failed. place: 0 is the city, k + 1
  /// is the scenario's kecamatan k. month: 0 is all reported months, m + 1 is the m-th. Throws InputError for a name
  /// that is no outcome's. Requires: place < places(), month < months(), unless it failed (std::logic_error).
  [[nodiscard]] double value(std::string_view outcome, std::size_t place = 0, std::size_t month = 0) const;
  [[nodiscard]] std::size_t places() const;  ///< with the city; 0 if it failed
  [[nodiscard]] std::size_t months() const;  ///< with all months; 0 if it failed

  /// 16 hexadecimal digits that fingerprint its events: the same for the same trial, on every processor and compiler.
  [[nodiscard]] std::string trajectory() const;

  struct State;
  explicit Trial(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  [[nodiscard]] const State& state() const { return *state_; }

 private:
  std::shared_ptr<const State> state_;
};

struct TrialRequest {
  std::optional<std::uint64_t> seed = {};  ///< of the households and the run; nothing: the scenario's
  std::uint32_t replication = 0;
  bool has_welfare = true;   ///< false leaves outcomes undefined that need_welfare, which is quicker
  FactSink* sink = nullptr;  ///< hears the run
  unsigned threads = 1;      ///< for the fit of welfare alone
  Stop stop = {};
};

/// Runs single trials, outside of any results folder. Keeps the welfare fits that it made and the last city, so that
/// another trial of the same baseline begins at once. Copies are one and the same. Safe on any thread; one trial at a
/// time.
class Simulator {
 public:
  Simulator();

  /// The trial of compare() and of designs with this seed and replication: the same numbers. Nothing if asked to stop.
  /// Throws InputError where no welfare distribution fits the scenario's official figures.
  [[nodiscard]] std::optional<Trial> run(const Scenario& scenario, const TrialRequest& request = {}) const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace timbang::api
