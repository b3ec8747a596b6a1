#include "cli/simulate.hpp"

#include "cli/claim_arms.hpp"
#include "cli/failed_trials.hpp"
#include "cli/interruption.hpp"
#include "cli/members.hpp"
#include "cli/progress.hpp"
#include "experiment/request_manifest.hpp"
#include "report/claims_text.hpp"
#include "report/lever_table.hpp"
#include "report/spreadsheet_answer.hpp"
#include "report/summary_table.hpp"
#include "results/summary_json.hpp"

namespace timbang {
namespace {

constexpr std::size_t most_in_wide_tables = 4;

std::vector<Scenario> shown_scenarios(const ExperimentRequest& request) {
  std::vector<Scenario> scenarios;
  for (std::size_t arm = 0; arm < request.shown; ++arm) scenarios.push_back(request.arms[arm].scenario);
  return scenarios;
}

/// Every table: a column an arm.
std::string wide_tables(const Summary& summary, const std::vector<Scenario>& scenarios, Language language) {
  return level_table(summary, scenarios.front(), language) + difference_tables(summary, language) +
         spreadsheet_text(summary, scenarios, language) + "\n";
}

std::string tables(const ExperimentResult& result, const ExperimentRequest& request, const SimulationOptions& options) {
  const Language language = options.language;
  const Summary& summary = result.summary;
  const Scenario& first = request.arms.front().scenario;
  const std::vector<Scenario> scenarios = shown_scenarios(request);
  const bool is_long = scenarios.size() > most_in_wide_tables;
  std::string printed = summary_heading(summary, first, language) + "\n";
  if (is_long) printed += lever_table(summary, scenarios, language) + "\n";
  if (!is_long || options.is_full) printed += wide_tables(summary, scenarios, language);
  printed += summary_notes(summary, first, language);
  if (request.ensemble && is_out_of_date(*request.ensemble, first)) {
    printed += text(language, "summary.ensemble_out_of_date",
                    {{"ensemble", request.ensemble->name}, {"file", first.ensemble_named_in}}) +
               "\n";
  }
  const std::string claims = claims_text(result.claims, language);
  if (!claims.empty()) printed += "\n" + claims;
  return printed + "\n" + text(language, "run.folder", {{"folder", result.folder.string()}}) + "\n";
}

/// What the arms and options ask for, the ensemble's members read.
ExperimentRequest request_of(const std::vector<Arm>& arms, const SimulationOptions& options) {
  const Scenario& first = arms.front().scenario;
  ExperimentRequest request{arms,
                            options.seed.value_or(first.seed),
                            0,
                            options.threads,
                            options.folder.value_or(default_folder(first)),
                            std::nullopt};
  if (chosen_interval(options, arms) == IntervalKind::plausible) request.ensemble = common_ensemble(arms);
  add_claims(request);
  request.replications = chosen_replications(options, request.ensemble);
  if (request.ensemble) add_members(request.arms, *request.ensemble, members_needed(request));
  return request;
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
  const ExperimentRequest request = request_of(arms, options);
  const ExperimentResult result = run(request, options);
  if (result.stopped) {
    complain(text(options.language, "run.stopped", {{"folder", result.folder.string()}}));
    return ExitCode::failed;
  }
  print(options.is_json ? summary_json(result.summary, verb, TIMBANG_VERSION, result.claims)
                        : tables(result, request, options));
  if (result.failed > 0) {
    complain(failed_trials_text(request, result, options.language));
    return ExitCode::failed;
  }
  return result.claims.all_hold() ? ExitCode::done : ExitCode::claim_not_true;
}

}  // namespace timbang
