#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/stop.hpp"
#include "scenario/plans/calibration_plan.hpp"
#include "statistics/calibration/gaussian_process.hpp"
#include "statistics/calibration/history_matching.hpp"
#include "trials/trial.hpp"

namespace timbang {

/// The targets of a plan as statistics knows them, in the plan's order.
[[nodiscard]] std::vector<OutcomeTarget> outcome_targets(const CalibrationPlan& plan);

/// An outcome of the city in a month of a trial, or over all its months; NaN where the trial failed or it is undefined.
/// Requires: the outcome exists.
[[nodiscard]] double city_value(const Trial& trial, std::string_view outcome, std::optional<Month> month);

/// What trials for these outcomes of the city keep: of the city over all months all that takes no longer to simulate,
/// so that other targets and questions find it stored; each month, which takes ten times the room, only if asked for.
/// Requires: the outcomes exist.
[[nodiscard]] KeptCells kept_of_city(const std::vector<std::string>& outcomes, bool is_every_month);

/// What a trial says of a plan's targets, in the plan's order. Requires: the plan's outcomes exist (check_calibration).
[[nodiscard]] std::vector<double> target_values(const Trial& trial, const CalibrationPlan& plan);

/// A point that was simulated.
struct TriedPoint {
  std::vector<double> values;                ///< in the plan's units
  std::vector<double> scaled;                ///< as shares of the ranges
  std::vector<std::vector<double>> by_seed;  ///< [seed][target]; NaN as from target_values()
};

/// One emulator a target, taught by all points tried so far. const is safe from many threads.
class TargetEmulators {
 public:
  /// Fits them on `threads` workers; nothing if asked to stop. Throws ScenarioError (target_undefined) if a target's
  /// outcome exists at fewer than half of the points.
  [[nodiscard]] static std::optional<TargetEmulators> teach(const CalibrationPlan& plan,
                                                            const std::vector<TriedPoint>& points, unsigned threads,
                                                            const StopToken& stop);

  /// By target, what one trial there is expected to give: the variance is the emulator's and chance's.
  [[nodiscard]] std::vector<Emulated> at(std::span<const double> scaled) const;
  [[nodiscard]] std::vector<EmulatorQuality> quality() const;

 private:
  struct Taught {
    GaussianProcess emulator;
    double chance_variance = 0;  ///< of one trial, at the same point
    EmulatorQuality quality;
  };
  [[nodiscard]] static Taught teach_one(const CalibrationPlan& plan, std::size_t target,
                                        const std::vector<TriedPoint>& points);

  std::vector<Taught> taught_;
};

}  // namespace timbang
