#include "results/stored_summary.hpp"

#include <algorithm>
#include <list>
#include <set>
#include <utility>

#include "base/check.hpp"

namespace timbang {
namespace {

/// One more than the last replication stored of any arm of the set.
std::uint32_t replications_of(const Manifest& manifest, const StoredSet& set) {
  std::uint32_t count = 0;
  for (const ManifestArm& arm : manifest.arms) {
    if (!set.has(arm)) continue;
    for (const ManifestRun& run : arm.runs) {
      if (run.seed == set.seed) count = std::max(count, run.replication + 1);
    }
  }
  return count;
}

/// Those of an ensemble first.
bool comes_before(const StoredSet& a, const StoredSet& b) {
  return std::pair(a.seed, b.ensemble_sha256) < std::pair(b.seed, a.ensemble_sha256);
}

}  // namespace

bool StoredSet::has(const ManifestArm& arm) const {
  return !arm.is_for_claims && arm.ensemble_sha256 == ensemble_sha256 &&
         std::any_of(arm.runs.begin(), arm.runs.end(), [&](const ManifestRun& run) { return run.seed == seed; });
}

std::vector<StoredSet> stored_sets(const ResultsStore& store) {
  std::set<StoredSet, decltype(&comes_before)> sets(&comes_before);
  for (const ManifestArm& arm : store.manifest().arms) {
    if (arm.is_for_claims) continue;
    for (const ManifestRun& run : arm.runs) sets.insert({run.seed, arm.ensemble_sha256});
  }
  return {sets.begin(), sets.end()};
}

std::size_t left_out_arms(const ResultsStore& store) {
  const std::vector<ManifestArm>& arms = store.manifest().arms;
  return static_cast<std::size_t>(std::count_if(
      arms.begin(), arms.end(), [](const ManifestArm& arm) { return arm.is_for_claims && !arm.runs.empty(); }));
}

Summary stored_summary(const ResultsStore& store, const StoredSet& set) {
  Manifest manifest = store.manifest();
  manifest.seed = set.seed;
  manifest.arms.clear();
  std::list<OutcomeTable> tables;  // a list, since the trials point into it
  std::vector<std::vector<SummaryTrial>> trials;
  const std::uint32_t replications = replications_of(store.manifest(), set);
  for (std::uint32_t arm = 0; arm < store.manifest().arms.size(); ++arm) {
    const ManifestArm& stored = store.manifest().arms[arm];
    if (!set.has(stored)) continue;
    manifest.arms.push_back(stored);
    trials.emplace_back(replications);
    for (const ManifestRun& run : stored.runs) {
      if (run.seed != set.seed || !run.failure.empty()) continue;
      auto trial = store.trial(arm, run.seed, run.replication, run.point);
      TIMBANG_CHECK(trial.has_value(), "a run of the manifest is stored");
      tables.push_back(std::move(trial->table));
      trials.back()[run.replication] = {&tables.back(), trial->trajectory};
    }
  }
  return summarise(manifest, trials);
}

}  // namespace timbang
