#include "cli/steady_state.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "cli/console.hpp"
#include "cli/interruption.hpp"
#include "cli/progress.hpp"
#include "experiment/two_starts_runs.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/words/headline.hpp"
#include "trials/trial.hpp"

namespace timbang {
namespace {

constexpr std::uint32_t fewest = 2;

/// The headlines that a start can reach and that can be told without counting every household: posts and their costs
/// are as the rules say, poverty follows from what is delivered.
std::vector<std::size_t> outcomes_compared() {
  std::vector<std::size_t> result;
  for (const Headline& headline : headlines()) {
    const bool is_by_rule = headline.outcome == outcome::tksk_in_post || headline.section == "section.cost";
    if (is_by_rule) continue;
    const bool is_told = !outcome_at(headline.outcome).needs_welfare;
    if (is_told) result.push_back(headline.outcome);
  }
  return result;
}

/// The fit of the first arm's baseline that the run has found or known.
std::optional<WelfareQuantile> known_fit(const ExperimentRequest& request, const ExperimentResult& result,
                                         const Arm& arm) {
  const CityFit& fit = result.summary.fit;
  const bool is_shared = arm.scenario.baseline_sha256 == request.arms.front().scenario.baseline_sha256;
  if (!is_shared || request.ensemble || fit.rounds == 0) return std::nullopt;
  return WelfareQuantile{fit.mu, fit.sigma, fit.g};
}

}  // namespace

std::vector<Setting> with_long_run(const std::vector<std::string>& files, std::vector<Setting> settings,
                                   const SimulationOptions& options) {
  if (!options.is_long_run) return settings;
  try {
    const Scenario first = read_scenario(files.front(), settings);
    settings.push_back({"period.policy_start", first.period.start.text()});
  } catch (const ScenarioError&) {
    return settings;
  }
  return settings;
}

std::optional<std::vector<WarmUpReport>> check_warm_ups(const ExperimentRequest& request,
                                                        const ExperimentResult& result,
                                                        const SimulationOptions& options) {
  const std::uint32_t replications = std::max(request.replications, fewest);
  const std::size_t arms = request.shown;
  if (!options.is_quiet) {
    complain(text(options.language, "warm_up.cost", {{"runs", std::to_string(2 * arms * replications)}}));
  }
  const Interruption interruption;
  Progress progress(progress_visibility(options), options.language);
  const auto started = std::chrono::steady_clock::now();
  std::vector<WarmUpReport> reports;
  for (std::size_t arm = 0; arm < arms; ++arm) {
    const Arm& asked = request.arms[arm];
    const auto tell = [&](std::size_t done, std::size_t total) {
      const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - started;
      progress.show({TrialProgress::Stage::simulating, arm * total + done, arms * total, passed.count()});
    };
    auto report = run_from_two_starts({asked.name, &asked.scenario, known_fit(request, result, asked), request.seed,
                                       replications, options.threads, outcomes_compared()},
                                      tell, interruption.token());
    if (!report) return std::nullopt;
    reports.push_back(std::move(*report));
  }
  return reports;
}

}  // namespace timbang
