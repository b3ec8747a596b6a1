#include "cli/compare/steady_state.hpp"

#include <algorithm>

#include "cli/common/console.hpp"
#include "cli/common/interruption.hpp"
#include "cli/common/progress.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/words/headline.hpp"
#include "studies/compare/two_starts_runs.hpp"
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
                                                        const SimulationOptions& options) {
  const TwoStartsRequest asked{&request, std::max(request.replications, fewest), outcomes_compared()};
  if (!options.is_quiet) {
    complain(
        text(options.language, "warm_up.cost", {{"runs", std::to_string(2 * request.shown * asked.replications)}}));
  }
  const Interruption interruption;
  Progress progress(progress_visibility(options), options.language);
  return run_from_two_starts(
      asked, [&](const TrialProgress& now) { progress.show(now); }, interruption.token());
}

}  // namespace timbang
