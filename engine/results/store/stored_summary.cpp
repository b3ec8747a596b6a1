#include "results/store/stored_summary.hpp"

#include <algorithm>
#include <utility>

namespace timbang {
namespace {

bool has_trials(const ResultsStore& store, const Comparison& comparison) {
  for (const std::uint32_t arm : comparison.arms) {
    for (const ManifestRun& run : store.manifest().arms[arm].runs) {
      if (run.seed == comparison.seed && run.replication < comparison.replications) return true;
    }
  }
  return false;
}

void leave_out_claim_arms(Comparison& comparison) {
  std::vector<std::uint32_t> kept;
  for (std::size_t i = 0; i < comparison.arms.size(); ++i) {
    if (!comparison.are_for_claims[i]) kept.push_back(comparison.arms[i]);
  }
  comparison.arms = std::move(kept);
}

}  // namespace

std::optional<Comparison> newest_comparison(const ResultsStore& store, ClaimArms claim_arms) {
  // A comparison that was stopped before its first trial has nothing to tell.
  for (Comparison comparison : store.comparisons()) {
    if (claim_arms == ClaimArms::left_out) leave_out_claim_arms(comparison);
    comparison.are_for_claims.assign(comparison.arms.size(), false);
    if (has_trials(store, comparison)) return comparison;
  }
  return std::nullopt;
}

std::size_t left_out_arms(const ResultsStore& store) {
  if (store.comparisons().empty()) return 0;
  const std::vector<bool>& marks = store.comparisons().front().are_for_claims;
  return static_cast<std::size_t>(std::count(marks.begin(), marks.end(), true));
}

std::vector<std::vector<Trial>> stored_trials(const ResultsStore& store, const Comparison& comparison) {
  std::vector<std::vector<Trial>> trials(comparison.arms.size());
  std::size_t last = 0;
  for (std::size_t i = 0; i < comparison.arms.size(); ++i) {
    trials[i].resize(comparison.replications);
    for (std::uint32_t replication = 0; replication < comparison.replications; ++replication) {
      auto stored = store.trials().trial(store.key(comparison, comparison.arms[i], replication));
      if (!stored) continue;
      trials[i][replication] = std::move(*stored);
      last = std::max<std::size_t>(last, replication + 1);
    }
  }
  // Cut at the last replication that any arm has; an arm's missing ones stay empty, so that pairs stay pairs.
  for (std::vector<Trial>& arm : trials) arm.resize(last);
  return trials;
}

Manifest manifest_of(const ResultsStore& store, const Comparison& comparison) {
  Manifest manifest = store.manifest();
  manifest.seed = comparison.seed;
  manifest.arms.clear();
  for (const std::uint32_t arm : comparison.arms) manifest.arms.push_back(store.manifest().arms[arm]);
  return manifest;
}

std::vector<std::vector<SummaryTrial>> views_of(const std::vector<std::vector<Trial>>& trials) {
  std::vector<std::vector<SummaryTrial>> views;
  for (const std::vector<Trial>& arm : trials) {
    std::vector<SummaryTrial>& view = views.emplace_back();
    for (const Trial& trial : arm) {
      view.push_back({trial.table.values().empty() ? nullptr : &trial.table, trial.trajectory, &trial.kept});
    }
  }
  return views;
}

Summary stored_summary(const ResultsStore& store, const Comparison& comparison) {
  const std::vector<std::vector<Trial>> trials = stored_trials(store, comparison);
  return summarise(manifest_of(store, comparison), views_of(trials));
}

}  // namespace timbang
