#include "cli/compare/simulate.hpp"

#include <algorithm>

#include "cli/common/failed_trials.hpp"
#include "cli/common/interruption.hpp"
#include "cli/common/progress.hpp"
#include "cli/compare/flips.hpp"
#include "cli/compare/steady_state.hpp"
#include "report/tables/claims_text.hpp"
#include "report/tables/flips_text.hpp"
#include "report/tables/lever_table.hpp"
#include "report/tables/precision_text.hpp"
#include "report/tables/spreadsheet_answer.hpp"
#include "report/tables/summary_table.hpp"
#include "report/tables/warm_up_text.hpp"
#include "results/json/summary_json.hpp"
#include "scenario/experiments/written_precision.hpp"
#include "studies/compare/claim_arms.hpp"
#include "studies/compare/members.hpp"
#include "studies/compare/request_manifest.hpp"
#include "studies/compare/until_precise.hpp"

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

/// What a run found beyond its tables, each part after an empty line.
std::string additions_text(const SummaryAdditions& additions, Language language) {
  std::string printed;
  if (additions.precision) printed += "\n" + precision_text(*additions.precision, language);
  const std::string claims = claims_text(additions.claims, language);
  if (!claims.empty()) printed += "\n" + claims;
  if (additions.flips) printed += "\n" + flips_text(*additions.flips, language);
  for (const WarmUpReport& warm_up : additions.warm_ups) printed += "\n" + warm_up_text(warm_up, language);
  return printed;
}

std::string tables(const ExperimentResult& result, const SummaryAdditions& additions, const ExperimentRequest& request,
                   const SimulationOptions& options) {
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
  if (options.is_long_run) {
    const std::string from = first.period.policy_start.text();
    printed += text(language, "summary.long_run", {{"from", from}}) + "\n";
  }
  return printed + additions_text(additions, language) + "\n" +
         text(language, "run.folder", {{"folder", result.folder.string()}}) + "\n";
}

/// What the arms and options ask for, the ensemble's members read.
ExperimentRequest request_of(const std::vector<Arm>& arms, const SimulationOptions& options, const Workers& workers) {
  const Scenario& first = arms.front().scenario;
  ExperimentRequest request{
      arms,        options.seed.value_or(first.seed), 0, workers, options.folder.value_or(default_folder(first)),
      std::nullopt};
  if (chosen_interval(options.until ? options.interval.value_or(IntervalKind::seeds) : options.interval, arms) ==
      IntervalKind::plausible)
    request.ensemble = common_ensemble(arms);
  add_claims(request);
  request.replications = chosen_replications(options.replications, request.ensemble);
  if (request.ensemble) add_members(request.arms, *request.ensemble, members_needed(request));
  return request;
}

ExperimentResult run(const ExperimentRequest& request, const SimulationOptions& options) {
  const Interruption interruption;
  Progress progress(progress_visibility(options), options.language);
  return run_experiment(
      request, [&](const TrialProgress& state) { progress.show(state); }, interruption.token());
}

/// Runs what is asked for; with --until as often as that needs.
ExperimentResult run_all(ExperimentRequest& request, const SimulationOptions& options, SummaryAdditions& additions) {
  if (!options.until) return run(request, options);
  const std::uint32_t most = options.replications.value_or(most_for_precision);
  const PrecisionAsked asked = parse_precision(*options.until, most);
  return run_until_precise(
      request, asked, [&](const ExperimentRequest& now) { return run(now, options); }, additions.precision);
}

/// What can be refused before anything runs.
void check_options(const SimulationOptions& options, const ExperimentRequest& request) {
  if (options.until) {
    static_cast<void>(parse_precision(*options.until, options.replications.value_or(most_for_precision)));
    if (request.ensemble) throw ScenarioError({{"until_plausible", {}, "", {}}});
  }
  check_flips(request, options);
}

ExitCode exit_code(const ExperimentRequest& request, const ExperimentResult& result, const SimulationOptions& options) {
  if (result.failed > 0) {
    complain(failed_trials_text(request, result, options.language));
    return ExitCode::failed;
  }
  return result.claims.all_hold() ? ExitCode::done : ExitCode::claim_not_true;
}

}  // namespace

std::filesystem::path default_folder(const Scenario& first_arm) {
  constexpr std::size_t hash_part = 8;
  return std::filesystem::path("results") / (first_arm.name + "-" + first_arm.values_sha256.substr(0, hash_part));
}

namespace {

ExitCode say_stopped(const ExperimentResult& result, const SimulationOptions& options) {
  complain(text(options.language, "run.stopped", {{"folder", result.folder.string()}}));
  return ExitCode::failed;
}

}  // namespace

ExitCode simulate(std::string_view verb, const std::vector<Arm>& arms, const SimulationOptions& options,
                  const Workers& workers) {
  ExperimentRequest request = request_of(arms, options, workers);
  check_options(options, request);
  SummaryAdditions additions;
  const ExperimentResult result = run_all(request, options, additions);
  if (result.stopped) return say_stopped(result, options);
  additions.claims = result.claims;
  additions.flips = flips_of(request, options);
  if (options.is_long_run) {
    auto warm_ups = check_warm_ups(request, options);
    if (!warm_ups) return say_stopped(result, options);
    additions.warm_ups = std::move(*warm_ups);
  }
  print(options.is_json ? summary_json(result.summary, verb, TIMBANG_VERSION, summary_detail(options.detail), additions)
                        : tables(result, additions, request, options));
  return exit_code(request, result, options);
}

}  // namespace timbang
