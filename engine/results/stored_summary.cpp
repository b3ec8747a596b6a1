#include "results/stored_summary.hpp"

#include <algorithm>
#include <list>
#include <set>

namespace timbang {
namespace {

bool has_seed(const ManifestArm& arm, std::uint64_t seed) {
  return std::any_of(arm.runs.begin(), arm.runs.end(), [&](const ManifestRun& run) { return run.seed == seed; });
}

std::uint32_t replications_of(const Manifest& manifest, std::uint64_t seed) {
  std::uint32_t count = 0;
  for (const ManifestArm& arm : manifest.arms) {
    for (const ManifestRun& run : arm.runs) {
      if (run.seed == seed) count = std::max(count, run.replication + 1);
    }
  }
  return count;
}

}  // namespace

std::vector<std::uint64_t> stored_seeds(const ResultsStore& store) {
  std::set<std::uint64_t> seeds;
  for (const ManifestArm& arm : store.manifest().arms) {
    for (const ManifestRun& run : arm.runs) seeds.insert(run.seed);
  }
  return {seeds.begin(), seeds.end()};
}

Summary stored_summary(const ResultsStore& store, std::uint64_t seed) {
  Manifest manifest = store.manifest();
  manifest.seed = seed;
  manifest.arms.clear();
  std::list<OutcomeTable> tables;  // a list, since the trials point into it
  std::vector<std::vector<SummaryTrial>> trials;
  const std::uint32_t replications = replications_of(store.manifest(), seed);
  for (std::uint32_t arm = 0; arm < store.manifest().arms.size(); ++arm) {
    if (!has_seed(store.manifest().arms[arm], seed)) continue;
    manifest.arms.push_back(store.manifest().arms[arm]);
    trials.emplace_back(replications);
    for (std::uint32_t replication = 0; replication < replications; ++replication) {
      auto trial = store.trial(arm, seed, replication);
      if (!trial || !trial->failure.empty()) continue;
      tables.push_back(std::move(trial->table));
      trials.back()[replication] = {&tables.back(), trial->trajectory};
    }
  }
  return summarise(manifest, trials);
}

}  // namespace timbang
