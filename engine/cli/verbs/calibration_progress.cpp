#include "cli/verbs/calibration_progress.hpp"

#include "cli/common/console.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace timbang {
namespace {

std::string counts_text(const CalibrationProgress& progress, Language language) {
  const TextArguments counts{{"done", std::to_string(progress.done)}, {"total", std::to_string(progress.total)}};
  const std::size_t done_now = progress.done - std::min(progress.done, progress.done_before);
  if (done_now == 0) return text(language, "progress.calibrate.counts", counts);
  const double left =
      progress.seconds * static_cast<double>(progress.total - progress.done) / static_cast<double>(done_now);
  return text(language, "progress.calibrate.counts_with_time",
              {counts[0], counts[1], {"left", time_text(left, language)}});
}

}  // namespace

std::string calibration_progress_text(const CalibrationProgress& progress, Language language) {
  constexpr std::array<std::string_view, 7> stages{"preparing", "trying",  "learning", "searching",
                                                   "drawing",   "welfare", "members"};
  const std::string id = "progress.calibrate." + std::string(stages[static_cast<std::size_t>(progress.stage)]);
  return text(language, id, {{"wave", std::to_string(progress.wave)}, {"counts", counts_text(progress, language)}});
}

void CalibrationProgressLine::show(const CalibrationProgress& progress) {
  if (visibility_ == Progress::Visibility::hidden) return;
  const std::string line = clear_line + calibration_progress_text(progress, language_);
  std::fputs(line.c_str(), stderr);
  std::fflush(stderr);
}

CalibrationProgressLine::~CalibrationProgressLine() {
  if (visibility_ == Progress::Visibility::shown) std::fputs(clear_line, stderr);
}

}  // namespace timbang
