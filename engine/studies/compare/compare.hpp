#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/stop.hpp"
#include "results/json/summary_additions.hpp"
#include "studies/compare/experiment.hpp"

namespace timbang {

/// What is asked of one arm or of several. What is left open follows from the first arm's scenario.
struct CompareRequest {
  std::vector<Arm> arms;                           ///< at least one; all others are held against the first
  std::optional<std::uint64_t> seed = {};          ///< nothing: the scenario's
  std::optional<std::uint32_t> replications = {};  ///< nothing: see chosen_replications()
  std::optional<IntervalKind> interval = {};       ///< nothing: see chosen_interval()
  std::optional<std::string> until = {};           ///< how precise an outcome is to be: see parse_precision()
  std::vector<std::string> flips = {};             ///< numbers whose values may flip claims, or "all"; none: not asked
  std::vector<std::size_t> steady_state = {};      ///< outcomes that two starts are to agree in; none: not asked
  std::optional<std::filesystem::path> folder = {};  ///< nothing: results/<name>-<short hash of the values>
  Workers workers = {};
};

/// Hears of a comparison while it runs. Calls come from the thread that compares.
struct CompareObserver {
  enum class Stage : std::uint8_t { comparing, flipping, flips_stored, from_two_starts };
  /// What begins now and how many trials it takes at most; 0 where that is not known beforehand or nothing is run.
  std::function<void(Stage, std::uint64_t)> begins = {};
  std::function<void(const TrialProgress&)> progress = {};
};

struct CompareReport {
  ExperimentRequest request;  ///< as it was run: seed, replications, ensemble with members, arms that claims need
  ExperimentResult result;
  SummaryAdditions additions;  ///< empty if stopped
};

/// Runs what the folder does not hold yet, until precise where that is asked, judges the claims of the arms' files,
/// searches for flips and checks the warm-ups. The same bytes for any number of threads and ranks. Asked to stop, the
/// result says so; the folder keeps every finished trial. Throws ScenarioError (what is asked cannot be done; folder;
/// no welfare distribution fits), StoreWriteError (disk), RankFailed, before anything runs where it can be known.
[[nodiscard]] CompareReport compare(const CompareRequest& request, const CompareObserver& observer,
                                    const StopToken& stop);

}  // namespace timbang
