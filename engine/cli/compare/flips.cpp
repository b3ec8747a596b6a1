#include "cli/compare/flips.hpp"

#include <algorithm>
#include <string>

#include "cli/common/console.hpp"
#include "cli/common/interruption.hpp"
#include "cli/common/progress.hpp"
#include "results/store/results_store.hpp"
#include "studies/compare/claim_flips.hpp"

namespace timbang {
namespace {

constexpr std::uint32_t replications_of_flips = 10;

FlipRequest asked_for(const ExperimentRequest& request, const SimulationOptions& options) {
  FlipRequest asked{&request, options.flips, std::min(request.replications, replications_of_flips)};
  if (options.flips == std::vector<std::string>{"all"}) asked.parameters.clear();
  return asked;
}

}  // namespace

void check_flips(const ExperimentRequest& request, const SimulationOptions& options) {
  if (!options.flips.empty()) static_cast<void>(most_flip_runs(asked_for(request, options)));
}

std::optional<FlipsReport> flips_of(const ExperimentRequest& request, const SimulationOptions& options) {
  if (options.flips.empty() || request.claims.empty()) return std::nullopt;
  const FlipRequest asked = asked_for(request, options);
  if (auto stored = ResultsStore::read(request.folder).flips(search_sha256(asked))) {
    if (!options.is_quiet) complain(text(options.language, "flips.stored"));
    return stored;
  }
  if (!options.is_quiet) {
    const std::uint64_t runs = most_flip_runs(asked);
    complain(text(options.language, "flips.cost", {{"runs", std::to_string(runs)}}));
  }
  const Interruption interruption;
  Progress progress(progress_visibility(options), options.language);
  return find_flips(
      asked, [&](const TrialProgress& now) { progress.show(now); }, interruption.token());
}

}  // namespace timbang
