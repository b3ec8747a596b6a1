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

/// A design of a program's own: scenarios as its points.
struct DesignRequest {
  std::string name = "design";             ///< as the folder's records call it
  std::vector<Scenario> points;            ///< of one city and period; their baselines may differ
  std::vector<std::string> outcomes = {};  ///< names of those to keep; none: all
  bool has_kecamatan = false;              ///< keep every kecamatan, not the city alone
  std::optional<std::uint64_t> seed = {};  ///< nothing: the first point's scenario's
  std::uint32_t replications = 20;         ///< of every point
  unsigned threads = 1;                    ///< 0: the calling thread alone
  std::filesystem::path folder;            ///< where trials are kept; made if need be
  ProgressObserver progress = {};
  Stop stop = {};
};

/// A design by an experiment file, as `timbang sweep` runs it.
struct SweepRequest {
  std::string file;
  std::vector<Setting> settings = {};              ///< laid over the scenario at every point
  std::optional<std::uint64_t> seed = {};          ///< nothing: the experiment's, or else the scenario's
  std::optional<std::uint32_t> replications = {};  ///< nothing: the experiment's
  unsigned threads = 1;
  std::filesystem::path folder;
  ProgressObserver progress = {};
  Stop stop = {};
};

/// What a design came to. A value: copies share what they hold. Safe on any thread.
class DesignReport {
 public:
  [[nodiscard]] std::size_t points() const;
  /// Points whose values make no sound scenario; none of a DesignRequest.
  [[nodiscard]] std::size_t refused() const;
  [[nodiscard]] std::uint64_t trials() const;     ///< different ones that were wanted
  [[nodiscard]] std::uint64_t shared() const;     ///< of them, those that the folder held before, of whatever study
  [[nodiscard]] std::uint64_t simulated() const;  ///< of them, those that this call ran
  [[nodiscard]] std::uint64_t failed() const;     ///< broke a law of the model; tried again by the next call
  [[nodiscard]] bool is_stopped() const;          ///< before all was done; the same request goes on from there

  /// An outcome of the city over all reported months, by replication; NaN where it is undefined, the trial failed or
  /// was not run. Throws InputError for a name that is no outcome's. Requires: it is kept, point < points()
  /// (std::logic_error).
  [[nodiscard]] std::vector<double> values(std::size_t point, std::string_view outcome) const;

  struct State;
  explicit DesignReport(std::shared_ptr<const State> state) : state_(std::move(state)) {}

 private:
  std::shared_ptr<const State> state_;
};

/// Runs what the folder lacks, every point once before any of them twice, and makes the design the folder's newest
/// sweep (`timbang export` reads it). The folder is the same for any number of threads, and after any kill. Throws
/// InputError (folder; outcomes; points of several cities or periods), WriteError. Requires: at least one point and
/// one replication (std::logic_error).
[[nodiscard]] DesignReport run_design(const DesignRequest& request);

/// The same for a file. Throws InputError with every problem of the file, too.
[[nodiscard]] DesignReport run_sweep(const SweepRequest& request);

}  // namespace timbang::api
