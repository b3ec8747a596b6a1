#include "cli/compare/simulate.hpp"

#include <optional>
#include <utility>

#include "cli/common/failed_trials.hpp"
#include "cli/common/interruption.hpp"
#include "cli/common/progress.hpp"
#include "report/tables/claims_text.hpp"
#include "report/tables/flips_text.hpp"
#include "report/tables/lever_table.hpp"
#include "report/tables/precision_text.hpp"
#include "report/tables/spreadsheet_answer.hpp"
#include "report/tables/summary_table.hpp"
#include "report/tables/warm_up_text.hpp"
#include "report/words/headline.hpp"
#include "results/json/summary_json.hpp"
#include "studies/compare/arms.hpp"
#include "studies/compare/compare.hpp"
#include "studies/compare/members.hpp"

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

std::string tables(const CompareReport& report, const SimulationOptions& options) {
  const Language language = options.language;
  const ExperimentRequest& request = report.request;
  const Summary& summary = report.result.summary;
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
  return printed + additions_text(report.additions, language) + "\n" +
         text(language, "run.folder", {{"folder", report.result.folder.string()}}) + "\n";
}

CompareRequest request_of(const std::vector<Arm>& arms, const SimulationOptions& options, const Workers& workers) {
  CompareRequest request{arms,          options.seed, options.replications, options.interval, options.until,
                         options.flips, {},           options.folder,       workers};
  if (options.is_long_run) request.steady_state = steady_state_outcomes();
  return request;
}

/// Says what begins, and shows how far it is.
class ProgressLines {
 public:
  explicit ProgressLines(const SimulationOptions& options) : options_(options) {}

  [[nodiscard]] CompareObserver observer() {
    return {[this](CompareObserver::Stage stage, std::uint64_t trials) { begin(stage, trials); },
            [this](const TrialProgress& now) { line_->show(now); }};
  }

 private:
  void begin(CompareObserver::Stage stage, std::uint64_t trials) {
    line_.reset();
    const TextArguments runs{{"runs", std::to_string(trials)}};
    const std::string_view id = message(stage);
    if (!options_.is_quiet && !id.empty()) complain(text(options_.language, id, runs));
    line_.emplace(progress_visibility(options_), options_.language);
  }

  [[nodiscard]] static std::string_view message(CompareObserver::Stage stage) {
    switch (stage) {
      case CompareObserver::Stage::flipping:
        return "flips.cost";
      case CompareObserver::Stage::flips_stored:
        return "flips.stored";
      case CompareObserver::Stage::from_two_starts:
        return "warm_up.cost";
      case CompareObserver::Stage::comparing:
        break;
    }
    return {};
  }

  const SimulationOptions& options_;
  std::optional<Progress> line_;
};

ExitCode exit_code(const CompareReport& report, const SimulationOptions& options) {
  if (report.result.failed > 0) {
    complain(failed_trials_text(report.request, report.result, options.language));
    return ExitCode::failed;
  }
  return report.result.claims.all_hold() ? ExitCode::done : ExitCode::claim_not_true;
}

}  // namespace

ExitCode simulate(std::string_view verb, const std::vector<Arm>& arms, const SimulationOptions& options,
                  const Workers& workers) {
  std::vector<Problem> notes;
  for (const Arm& arm : arms) notes.insert(notes.end(), arm.scenario.notes.begin(), arm.scenario.notes.end());
  if (!options.is_quiet) complain_of(notes, options.language);
  const CompareRequest request = request_of(arms, options, workers);
  const CompareReport report = [&] {
    const Interruption interruption;
    ProgressLines lines(options);
    return compare(request, lines.observer(), interruption.token());
  }();
  if (report.result.stopped) {
    complain(text(options.language, "run.stopped", {{"folder", report.result.folder.string()}}));
    return ExitCode::failed;
  }
  print(options.is_json ? summary_json(report.result.summary, verb, TIMBANG_VERSION, summary_detail(options.detail),
                                       report.additions)
                        : tables(report, options));
  return exit_code(report, options);
}

std::vector<Setting> settings_of(const std::vector<std::string>& files, const SimulationOptions& options) {
  std::vector<Setting> settings = parse_settings(options.settings);
  return options.is_long_run ? with_levers_from_start(files, std::move(settings)) : settings;
}

}  // namespace timbang
