#include <algorithm>
#include <set>
#include <string>

#include "base/problem.hpp"
#include "studies/sweep/sweep.hpp"
#include "studies/sweep/sweep_plan.hpp"
#include "trials/running/trial_time.hpp"

namespace timbang {

namespace {

constexpr std::size_t most_looked_at = 100;

/// The first sound points of a design, as far as an estimate looks.
struct SampledPoints {
  std::optional<Scenario> first;
  std::size_t sound = 0;
  std::set<std::string> baselines;
};

SampledPoints sample(SweepPlan& plan) {
  SampledPoints points;
  for (std::size_t i = 0; i < std::min(plan.points(), most_looked_at); ++i) {
    if (!plan.look_at(i).refusal.empty()) continue;  // which takes no time
    Scenario scenario = plan.scenario(i);
    points.baselines.insert(scenario.baseline_sha256);
    ++points.sound;
    if (!points.first) points.first = std::move(scenario);
  }
  return points;
}

}  // namespace

std::optional<SweepEstimate> estimate_sweep(const SweepRequest& request, const StopToken& stop) {
  SweepPlan plan(request);
  const std::uint64_t all = std::uint64_t{plan.points()} * request.replications;
  // Rounded up: the largest shard.
  SweepEstimate estimate{plan.points(), (all + request.shard.count - 1) / request.shard.count, 0};
  const SampledPoints points = sample(plan);
  if (!points.first) return estimate;
  const auto time = time_of_a_trial(*points.first, plan.shape().kept, request.seed, stop);
  if (!time) return std::nullopt;
  // As many baselines as sound points looked at: then every point has its own.
  const bool differ = points.baselines.size() == points.sound;
  const auto baselines = static_cast<double>(differ ? plan.points() : points.baselines.size());
  estimate.seconds = (baselines * time->city + static_cast<double>(estimate.trials) * time->trial) /
                     std::max(1U, request.workers.threads);
  return estimate;
}

}  // namespace timbang
