#include "cli/common/progress.hpp"

#include <unistd.h>

#include <cmath>
#include <cstdio>

#include "cli/common/console.hpp"
#include "report/words/number_format.hpp"

namespace timbang {
std::string time_text(double seconds, Language language) {
  constexpr double minute = 60;
  const bool is_short = seconds < 2 * minute;
  return text(language, is_short ? "progress.seconds" : "progress.minutes",
              {{"n", number_text(language, std::ceil(is_short ? seconds : seconds / minute), 0)}});
}

std::string progress_text(const TrialProgress& progress, std::uint64_t done_before, Language language) {
  if (progress.stage == TrialProgress::Stage::fitting) return text(language, "progress.preparing");
  const TextArguments counts{{"done", std::to_string(progress.done)}, {"total", std::to_string(progress.total)}};
  const std::uint64_t done_now = progress.done - done_before;
  if (done_now == 0 || progress.seconds <= 0) return text(language, "progress.started", counts);
  const double rate = static_cast<double>(done_now) / progress.seconds;
  return text(language, "progress.running",
              {counts[0],
               counts[1],
               {"rate", number_text(language, rate, 1)},
               {"left", time_text(static_cast<double>(progress.total - progress.done) / rate, language)}});
}

Progress::Visibility progress_visibility(const SimulationOptions& options) {
  if (options.is_quiet) return Progress::Visibility::hidden;
  return isatty(STDERR_FILENO) != 0 ? Progress::Visibility::shown : Progress::Visibility::lines;
}

void Progress::show(const TrialProgress& progress) {
  if (visibility_ == Visibility::hidden) return;
  if (progress.stage == TrialProgress::Stage::fitting) done_before_.reset();
  if (progress.stage == TrialProgress::Stage::simulating && !done_before_) done_before_ = progress.done;
  const std::string said = progress_text(progress, done_before_.value_or(0), language_);
  const auto now = std::chrono::steady_clock::now();
  // Short work says nothing; long work is heard of before anybody thinks that it hangs.
  if (visibility_ == Visibility::lines && now - told_ < std::chrono::minutes(1)) return;
  told_ = now;
  const std::string line = visibility_ == Visibility::lines ? said + "\n" : clear_line + said;
  std::fputs(line.c_str(), stderr);
  std::fflush(stderr);
}

Progress::~Progress() {
  if (visibility_ == Visibility::shown) std::fputs(clear_line, stderr);
}

}  // namespace timbang
