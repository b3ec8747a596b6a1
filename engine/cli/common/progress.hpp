#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "cli/common/options.hpp"
#include "report/words/text_catalogue.hpp"
#include "trials/running/trial_runner.hpp"

namespace timbang {

/// How far a simulation is, with its rate and the time left: on one line of a terminal, or, where there is none, as a
/// line a minute that a log keeps.
class Progress {
 public:
  enum class Visibility { shown, lines, hidden };

  Progress(Visibility visibility, Language language) : visibility_(visibility), language_(language) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// Takes the line away.
  ~Progress();

  void show(const TrialProgress& progress);

 private:
  Visibility visibility_;
  Language language_;
  std::optional<std::uint64_t> done_before_;  ///< trials that were stored when this run began
  std::chrono::steady_clock::time_point told_ = std::chrono::steady_clock::now();  ///< when a log's last line was due
};

/// "9 s" or "3 min".
[[nodiscard]] std::string time_text(double seconds, Language language);

/// Shown on a terminal, as lines elsewhere, unless the user wants quiet.
[[nodiscard]] Progress::Visibility progress_visibility(const SimulationOptions& options);

/// "12/80, 1.4 a second, 49 s left"; without rate and time while nothing is done.
[[nodiscard]] std::string progress_text(const TrialProgress& progress, std::uint64_t done_before, Language language);

}  // namespace timbang
