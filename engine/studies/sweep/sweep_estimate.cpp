#include <algorithm>
#include <chrono>
#include <set>
#include <string>

#include "base/problem.hpp"
#include "studies/sweep/sweep.hpp"
#include "studies/sweep/sweep_plan.hpp"
#include "trials/running/unit_work.hpp"

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

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

std::optional<SweepEstimate> estimate_sweep(const SweepRequest& request, const StopToken& stop) {
  SweepPlan plan(request);
  const std::uint64_t all = std::uint64_t{plan.points()} * request.replications;
  // Rounded up: the largest shard.
  SweepEstimate estimate{plan.points(), (all + request.shard.count - 1) / request.shard.count, 0};
  const SampledPoints points = sample(plan);
  if (!points.first) return estimate;
  CityShelf cities;
  const auto start = std::chrono::steady_clock::now();
  if (!cities.prepare(*points.first, {}, request.seed, 1, stop)) return std::nullopt;
  const double fit_seconds = seconds_since(start);
  // One trial as the sweep itself would run it.
  const UnitWork one_trial{{0}, {*points.first}, {}, request.seed, request.seed, {{0, {{0, plan.shape().kept}}}}};
  const auto simulating = std::chrono::steady_clock::now();
  if (run_unit(one_trial, cities, stop).trials.empty()) return std::nullopt;
  const double trial_seconds = seconds_since(simulating);
  // As many baselines as sound points looked at: then every point has its own.
  const bool differ = points.baselines.size() == points.sound;
  const auto baselines = static_cast<double>(differ ? plan.points() : points.baselines.size());
  estimate.seconds = (baselines * fit_seconds + static_cast<double>(estimate.trials) * trial_seconds) /
                     std::max(1U, request.workers.threads);
  return estimate;
}

}  // namespace timbang
