#include "cli/common/failed_trials.hpp"

#include <algorithm>

#include "report/words/number_format.hpp"
#include "report/words/problem_text.hpp"
#include "statistics/intervals/interval.hpp"
#include "text/shell_word.hpp"

namespace timbang {
namespace {

constexpr std::size_t most_shown = 5;

/// A folder of its own, so that everything up to the failed replication runs again.
std::string replay_command(const ExperimentRequest& request, const Arm& arm, std::uint32_t replication) {
  std::string command = "timbang run " + shell_word(arm.scenario.file);
  for (const Setting& setting : arm.settings) command += " --set " + shell_word(setting.path + "=" + setting.value);
  command += " --seed " + std::to_string(request.seed) + " --replications " + std::to_string(replication + 1);
  if (!arm.scenario.ensemble_file.empty()) {
    const IntervalKind kind = request.ensemble ? IntervalKind::plausible : IntervalKind::seeds;
    command += " --interval " + std::string(interval_word(kind));
  }
  return command + " --out " + shell_word((request.folder / "replay").string());
}

}  // namespace

std::string failed_trials_text(const ExperimentRequest& request, const ExperimentResult& result, Language language) {
  std::string lines = count_text(language, "run.failed", result.failed);
  for (std::size_t i = 0; i < std::min(result.failures.size(), most_shown); ++i) {
    const FailedRun& failed = result.failures[i];
    const auto arm = std::find_if(request.arms.begin(), request.arms.end(),
                                  [&](const Arm& candidate) { return candidate.name == failed.arm; });
    if (arm == request.arms.end()) continue;
    lines += '\n';
    lines += text(language, "run.failed_trial",
                  {{"arm", failed.arm},
                   {"replication", std::to_string(failed.replication)},
                   {"failure", failure_sentence(language, failed.reason)},
                   {"command", replay_command(request, *arm, failed.replication)}});
  }
  return lines;
}

}  // namespace timbang
