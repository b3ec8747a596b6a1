#include <chrono>
#include <set>

#include "experiment/sweep.hpp"
#include "experiment/sweep_design.hpp"
#include "experiment/sweep_work.hpp"
#include "scenario/layers/scenario_source.hpp"
#include "trials/cities/city_fit.hpp"
#include "trials/cities/replication.hpp"

namespace timbang {

namespace {

constexpr std::size_t most_looked_at = 100;

/// The first sound points of a design, as far as an estimate looks.
struct SampledPoints {
  std::optional<Scenario> first;
  std::size_t sound = 0;
  std::set<std::string> baselines;
};

SampledPoints sample(const SweepRequest& request, const SweepDesign& design, const ScenarioSource& source) {
  SampledPoints points;
  for (std::size_t i = 0; i < std::min(design.points(), most_looked_at); ++i) {
    const auto settings = design.settings(i);
    if (!settings) continue;
    try {
      Scenario scenario = source.with(settings_at(request, *settings), settings->assumed);
      points.baselines.insert(scenario.baseline_sha256);
      ++points.sound;
      if (!points.first) points.first = std::move(scenario);
    } catch (const ScenarioError&) {
      continue;  // such a point is refused, which takes no time
    }
  }
  return points;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

std::optional<SweepEstimate> estimate_sweep(const SweepRequest& request, const StopToken& stop) {
  const ScenarioSource source(request.plan.scenario_file);
  const SweepDesign design(request.plan, request.seed, source.with(request.settings, {}).city_code);
  const std::uint64_t all = std::uint64_t{design.points()} * request.replications;
  SweepEstimate estimate{design.points(), (all + request.shard.count - 1) / request.shard.count, 0};
  const SampledPoints points = sample(request, design, source);
  if (!points.first) return estimate;
  const auto start = std::chrono::steady_clock::now();
  auto fitted = fit_city(*points.first, request.seed, 1, stop);
  if (!fitted) return std::nullopt;
  const double fit_seconds = seconds_since(start);
  const WelfareQuantile quantile{fitted->fit.mu, fitted->fit.sigma, fitted->fit.g};
  const BaselineCity city{without_levers(*points.first), std::move(fitted->population), quantile};
  const std::vector<NumberedArm> arms{{0, &*points.first}};
  const auto simulating = std::chrono::steady_clock::now();
  if (run_replication(city, arms, request.seed, 0, stop).empty()) return std::nullopt;
  const double trial_seconds = seconds_since(simulating);
  const bool differ = points.baselines.size() == points.sound;
  const auto baselines = static_cast<double>(differ ? design.points() : points.baselines.size());
  estimate.seconds = (baselines * fit_seconds + static_cast<double>(estimate.trials) * trial_seconds) / request.threads;
  return estimate;
}

}  // namespace timbang
