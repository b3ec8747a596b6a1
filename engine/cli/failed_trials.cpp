#include "cli/failed_trials.hpp"

#include <algorithm>

#include "results/results_store.hpp"

namespace timbang {
namespace {

constexpr std::size_t most_shown = 5;

/// A folder of its own, so that everything up to the failed replication runs again.
std::string replay_command(const ExperimentRequest& request, const Arm& arm, std::uint32_t replication) {
  std::string command = "timbang run " + shell_word(arm.scenario.file);
  for (const Setting& setting : arm.settings) command += " --set " + shell_word(setting.path + "=" + setting.value);
  command += " --seed " + std::to_string(request.seed) + " --replications " + std::to_string(replication + 1);
  return command + " --out " + shell_word((request.folder / "replay").string());
}

}  // namespace

std::string shell_word(const std::string& word) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=,:%+@";
  if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
  std::string quoted(1, '\'');
  for (const char character : word) {
    if (character == '\'') quoted += "'\\'";
    quoted += character;
  }
  quoted += '\'';
  return quoted;
}

std::string failed_trials_text(const ExperimentRequest& request, const ExperimentResult& result, Language language) {
  std::string lines = text(language, "run.failed", {{"failed", std::to_string(result.failed)}});
  std::size_t shown = 0;
  const ResultsStore store = ResultsStore::read(result.folder);
  for (const ManifestArm& stored : store.manifest().arms) {
    const auto arm = std::find_if(request.arms.begin(), request.arms.end(), [&](const Arm& candidate) {
      return candidate.scenario.values_sha256 == stored.values_sha256;
    });
    if (arm == request.arms.end()) continue;
    for (const ManifestRun& run : stored.runs) {
      const bool is_asked_for = run.seed == request.seed && run.replication < request.replications;
      if (!is_asked_for || run.failure.empty() || ++shown > most_shown) continue;
      lines += '\n';
      lines += text(language, "run.failed_trial",
                    {{"arm", arm->name},
                     {"replication", std::to_string(run.replication)},
                     {"failure", run.failure},
                     {"command", replay_command(request, *arm, run.replication)}});
    }
  }
  return lines;
}

}  // namespace timbang
