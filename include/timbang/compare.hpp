#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "timbang/progress.hpp"
#include "timbang/scenario.hpp"
#include "timbang/stop.hpp"

namespace timbang::api {

/// One policy to compare.
struct Arm {
  std::string name;  ///< in tables; no two are the same
  Scenario scenario;
};

/// What intervals cover: chance alone, under the scenario's own numbers; or also what nobody measured, by the members
/// of the ensemble that the first arm's scenario names.
enum class Interval : std::uint8_t { chance, plausible };

struct CompareRequest {
  std::vector<Arm> arms;                   ///< the first is what the others are compared with
  std::optional<std::uint64_t> seed = {};  ///< nothing: the first arm's scenario's
  /// Of every arm, with the same random numbers in each. Nothing: 20; under an ensemble all members equally often, and
  /// at least 40.
  std::optional<std::uint32_t> replications = {};
  std::optional<Interval> interval = {};  ///< nothing: plausible where the first arm's scenario names an ensemble
  std::optional<std::string> until = {};  ///< "OUTCOME +- NUMBER" or "... %": more replications until so precise
  unsigned threads = 1;                   ///< 0: the calling thread alone
  std::filesystem::path folder;           ///< where trials are kept; made if need be
  ProgressObserver progress = {};
  Stop stop = {};
};

/// A mean over replications with its 95 % interval, in the outcome's unit.
struct Estimate {
  double mean = 0;  ///< NaN where the outcome is undefined in some replication
  std::optional<double> low = {};
  std::optional<double> high = {};
};

/// A trial that broke a law of the model. Kept in the folder, tried again by the next call.
struct FailedTrial {
  std::string arm;
  std::uint32_t replication = 0;
  std::string reason;
};

/// What a comparison came to. A value: copies share what they hold. Safe on any thread.
class CompareReport {
 public:
  /// Whether it was asked to stop before all was done; then there are no arms, and the same request goes on from there.
  [[nodiscard]] bool is_stopped() const;
  [[nodiscard]] std::size_t arms() const;
  [[nodiscard]] std::uint32_t shared() const;  ///< trials that the folder held before, of whatever study
  [[nodiscard]] const std::vector<FailedTrial>& failures() const;

  /// An outcome of an arm; place and month as in Trial::value. Throws InputError for a name that is no outcome's.
  /// Requires: arm < arms(), and a place and month that exist (std::logic_error).
  [[nodiscard]] Estimate level(std::size_t arm, std::string_view outcome, std::size_t place = 0,
                               std::size_t month = 0) const;
  /// An arm less the first one, over the replications that both have. Requires: 0 < arm.
  [[nodiscard]] Estimate difference(std::size_t arm, std::string_view outcome, std::size_t place = 0,
                                    std::size_t month = 0) const;
  /// 16 hexadecimal digits over the outcomes and events of an arm's trials.
  [[nodiscard]] const std::string& fingerprint(std::size_t arm) const;

  /// The tables that `timbang compare` prints, of headline outcomes, and how to read them.
  [[nodiscard]] std::string text(Language language) const;
  /// The object that `timbang compare --json` prints (`timbang schema summary`).
  [[nodiscard]] std::string json() const;

  struct State;
  explicit CompareReport(std::shared_ptr<const State> state) : state_(std::move(state)) {}

 private:
  std::shared_ptr<const State> state_;
};

/// Runs what the folder lacks, and summarises what was asked for. Arms that share a baseline share their city and
/// warm-up. The folder is the same for any number of threads, and after any kill; brief, export and workbook read it.
/// Throws InputError (folder; arms of several cities or periods; no welfare distribution fits), WriteError. Requires:
/// at least one arm and one replication, and no arm with beliefs, for which two baselines are compared by reading two
/// files (std::logic_error). Claims of the arms' files are judged as the command does; json() has the answers.
[[nodiscard]] CompareReport compare(const CompareRequest& request);

}  // namespace timbang::api
