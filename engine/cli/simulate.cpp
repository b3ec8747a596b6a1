#include "cli/simulate.hpp"

#include "cli/failed_trials.hpp"
#include "cli/interruption.hpp"
#include "cli/progress.hpp"
#include "report/spreadsheet_answer.hpp"
#include "report/summary_table.hpp"
#include "results/summary_json.hpp"

namespace timbang {
namespace {

std::string tables(const ExperimentResult& result, const std::vector<Arm>& arms, Language language) {
  const Summary& summary = result.summary;
  const Scenario& first = arms.front().scenario;
  std::vector<Scenario> scenarios;
  for (const Arm& arm : arms) scenarios.push_back(arm.scenario);
  return summary_heading(summary, first, language) + "\n" + level_table(summary, first, language) +
         difference_tables(summary, language) + spreadsheet_text(summary, scenarios, language) + "\n" +
         summary_notes(summary, first, language) + "\n" +
         text(language, "run.folder", {{"folder", result.folder.string()}}) + "\n";
}

ExperimentResult run(const ExperimentRequest& request, const SimulationOptions& options) {
  const Interruption interruption;
  Progress progress(progress_visibility(options), options.language);
  return run_experiment(
      request, [&](const ExperimentProgress& state) { progress.show(state); }, interruption.token());
}

}  // namespace

std::filesystem::path default_folder(const Scenario& first_arm) {
  constexpr std::size_t hash_part = 8;
  return std::filesystem::path("results") / (first_arm.name + "-" + first_arm.values_sha256.substr(0, hash_part));
}

ExitCode simulate(std::string_view verb, const std::vector<Arm>& arms, const SimulationOptions& options) {
  const Scenario& first = arms.front().scenario;
  const ExperimentRequest request{arms, options.seed.value_or(first.seed), options.replications, options.threads,
                                  options.folder.value_or(default_folder(first))};
  const ExperimentResult result = run(request, options);
  if (result.stopped) {
    complain(text(options.language, "run.stopped", {{"folder", result.folder.string()}}));
    return ExitCode::failed;
  }
  print(options.is_json ? summary_json(result.summary, verb, TIMBANG_VERSION) : tables(result, arms, options.language));
  if (result.failed == 0) return ExitCode::done;
  complain(failed_trials_text(request, result, options.language));
  return ExitCode::failed;
}

}  // namespace timbang
