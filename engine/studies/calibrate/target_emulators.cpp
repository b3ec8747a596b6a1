#include "studies/calibrate/target_emulators.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/check.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "trials/ordered_work.hpp"

namespace timbang {

namespace {

constexpr std::size_t fewest_points = 8;

/// A point's defined values of one target.
std::vector<double> defined(const TriedPoint& point, std::size_t target) {
  std::vector<double> values;
  for (const std::vector<double>& seed : point.by_seed) {
    if (!std::isnan(seed[target])) values.push_back(seed[target]);
  }
  return values;
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

/// Variance of one trial around its point's own mean, pooled over points with two or more.
double pooled_variance(const std::vector<TriedPoint>& points, std::size_t target) {
  double squares = 0;
  double freedom = 0;
  for (const TriedPoint& point : points) {
    const std::vector<double> values = defined(point, target);
    if (values.size() < 2) continue;
    const double mean = mean_of(values);
    for (const double value : values) squares += (value - mean) * (value - mean);
    freedom += static_cast<double>(values.size() - 1);
  }
  return freedom > 0 ? squares / freedom : 0;
}

}  // namespace

std::vector<OutcomeTarget> outcome_targets(const CalibrationPlan& plan) {
  std::vector<OutcomeTarget> targets;
  for (const CalibrationTarget& target : plan.targets) {
    targets.push_back({target.known.low, target.known.high, target.known.discrepancy_sd});
  }
  return targets;
}

double city_value(const Trial& trial, std::string_view outcome, std::optional<Month> month) {
  // A failed trial has no values.
  if (!trial.failure.empty()) return std::numeric_limits<double>::quiet_NaN();
  const std::optional<std::size_t> index = find_outcome(outcome);
  TIMBANG_CHECK(index.has_value(), "outcomes were checked before they are read");
  return trial.table.at(*index, 0, month ? static_cast<std::size_t>(*month - trial.table.first_month() + 1) : 0);
}

KeptCells kept_of_city(const std::vector<std::string>& outcomes, bool is_every_month) {
  const bool is_any_of_welfare = std::any_of(outcomes.begin(), outcomes.end(), [](const std::string& name) {
    const auto outcome = find_outcome(name);
    TIMBANG_CHECK(outcome.has_value(), "outcomes were checked before they are asked for");
    return KeptCells{{*outcome}}.needs_welfare();
  });
  KeptCells kept = KeptCells::everything();
  kept.is_every_place = false;
  kept.is_every_month = is_every_month;
  if (is_any_of_welfare) return kept;
  // Without an outcome of welfare trials leave welfare out (docs/decisions/0003-calibration.md).
  std::erase_if(kept.outcomes, [](std::size_t outcome) { return KeptCells{{outcome}}.needs_welfare(); });
  return kept;
}

std::vector<double> target_values(const Trial& trial, const CalibrationPlan& plan) {
  std::vector<double> values;
  for (const CalibrationTarget& target : plan.targets) {
    values.push_back(city_value(trial, target.outcome, target.month));
  }
  return values;
}

TargetEmulators::Taught TargetEmulators::teach_one(const CalibrationPlan& plan, std::size_t target,
                                                   const std::vector<TriedPoint>& points) {
  const double variance = pooled_variance(points, target);
  EmulatorSample sample{PointSet(points.front().scaled.size()), {}, {}};
  for (const TriedPoint& point : points) {
    const std::vector<double> values = defined(point, target);
    if (values.empty()) continue;
    sample.inputs.add(point.scaled);
    sample.outputs.push_back(mean_of(values));
    sample.noise_variance.push_back(variance / static_cast<double>(values.size()));
  }
  // An emulator of a few points would rule out what it has never seen.
  if (sample.outputs.size() < fewest_points || sample.outputs.size() * 2 < points.size()) {
    const CalibrationTarget& undefined = plan.targets[target];
    throw ScenarioError({{"target_undefined", undefined.said.place, "targets", {{"outcome", undefined.outcome}}}});
  }
  GaussianProcess emulator = GaussianProcess::fit(sample);
  const EmulatorQuality quality = emulator.cross_validated();
  return {std::move(emulator), variance, quality};
}

std::optional<TargetEmulators> TargetEmulators::teach(const CalibrationPlan& plan,
                                                      const std::vector<TriedPoint>& points, unsigned threads,
                                                      const StopToken& stop) {
  TIMBANG_CHECK(!points.empty(), "emulators learn from points");
  TargetEmulators emulators;
  const std::size_t count = plan.targets.size();
  const std::size_t done = work_in_order<Taught>(
      count, threads, stop, [&](std::size_t target, const StopToken&) { return teach_one(plan, target, points); },
      [&](std::size_t, Taught&& taught) { emulators.taught_.push_back(std::move(taught)); });
  if (done < count) return std::nullopt;
  return emulators;
}

std::vector<Emulated> TargetEmulators::at(std::span<const double> scaled) const {
  std::vector<Emulated> opinions;
  for (const Taught& taught : taught_) {
    Emulated opinion = taught.emulator.at(scaled);
    // What one trial differs from its point's mean by chance.
    opinion.variance += taught.chance_variance;
    opinions.push_back(opinion);
  }
  return opinions;
}

std::vector<EmulatorQuality> TargetEmulators::quality() const {
  std::vector<EmulatorQuality> qualities;
  for (const Taught& taught : taught_) qualities.push_back(taught.quality);
  return qualities;
}

}  // namespace timbang
