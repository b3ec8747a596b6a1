#include "cli/flips.hpp"

#include <algorithm>
#include <chrono>
#include <string>

#include "cli/console.hpp"
#include "cli/interruption.hpp"
#include "cli/progress.hpp"
#include "experiment/claim_flips.hpp"
#include "experiment/request_manifest.hpp"
#include "results/results_store.hpp"

namespace timbang {
namespace {

constexpr std::uint32_t replications_of_flips = 10;

FlipRequest asked_for(const ExperimentRequest& request, const SimulationOptions& options) {
  FlipRequest asked{&request, options.flips, std::min(request.replications, replications_of_flips)};
  if (options.flips == std::vector<std::string>{"all"}) asked.parameters.clear();
  return asked;
}

std::optional<FlipsReport> look_for(const FlipRequest& asked, const SimulationOptions& options) {
  const std::uint64_t runs = most_flip_runs(asked);
  if (!options.is_quiet) complain(text(options.language, "flips.cost", {{"runs", std::to_string(runs)}}));
  const Interruption interruption;
  Progress progress(progress_visibility(options), options.language);
  const auto started = std::chrono::steady_clock::now();
  const auto tell = [&](std::size_t done, std::size_t total) {
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - started;
    progress.show({ExperimentProgress::Stage::simulating, static_cast<std::uint32_t>(done),
                   static_cast<std::uint32_t>(total), passed.count()});
  };
  return find_flips(asked, tell, interruption.token());
}

}  // namespace

void check_flips(const ExperimentRequest& request, const SimulationOptions& options) {
  if (!options.flips.empty()) static_cast<void>(most_flip_runs(asked_for(request, options)));
}

std::optional<FlipsReport> flips_of(const ExperimentRequest& request, const SimulationOptions& options) {
  if (options.flips.empty() || request.claims.empty()) return std::nullopt;
  const FlipRequest asked = asked_for(request, options);
  const std::string search = search_sha256(asked);
  if (auto stored = ResultsStore::read(request.folder).flips(search)) {
    if (!options.is_quiet) complain(text(options.language, "flips.stored"));
    return stored;
  }
  auto found = look_for(asked, options);
  if (!found) return std::nullopt;
  ResultsStore store = ResultsStore::open_or_read(request.folder, manifest_of(request));
  if (store.is_writable()) store.write_flips(search, *found);
  store.close();
  return found;
}

}  // namespace timbang
