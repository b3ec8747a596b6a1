#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "results/calibration/calibrated_ensemble.hpp"
#include "scenario/plans/calibration_plan.hpp"
#include "statistics/calibration/gaussian_process.hpp"

namespace timbang {

/// How a number is spread: mean, standard deviation, and the central 95 % of its values.
struct Spread {
  double mean = 0;
  double sd = 0;
  double low = 0;
  double high = 0;
};

/// One round of history matching: points tried, and the emulators that all points so far taught.
struct CalibrationWave {
  std::size_t points = 0;
  double plausible_share = 1;              ///< of the prior, what the emulators before it had not ruled out
  std::vector<EmulatorQuality> emulators;  ///< by target
};

/// An outcome held against its target, before and after.
struct TargetFit {
  std::size_t target = 0;  ///< in the plan
  Spread prior;
  Spread posterior;
};

struct ParameterFit {
  std::string path;
  std::string unit;
  Spread prior;
  Spread posterior;
  double sd_ratio = 1;  ///< posterior sd / prior sd

  /// The targets hardly narrow it down.
  [[nodiscard]] bool is_unidentified() const { return sd_ratio > 0.9; }
};

/// A combination of parameters, in standard deviations of their priors; only the largest loadings are named.
struct NamedDirection {
  double sd_ratio = 1;
  bool is_within_chance = false;  ///< as a sample of this size would show it if the targets said nothing
  std::vector<std::pair<std::string, double>> loadings;  ///< path -> loading, largest first
};

/// What another policy changes, over members and seeds: the difference to the baseline's own policy, in pairs.
struct PolicyAnswer {
  std::string outcome;
  Spread difference;
  double agreement = 0;  ///< share of pairs with the mean's sign

  /// Whether all but the outer 5 % of pairs have one sign.
  [[nodiscard]] bool has_sign() const { return difference.low > 0 || difference.high < 0; }
};

/// A year that the calibration did not use, predicted.
struct HeldOutPrediction {
  std::size_t year = 0;  ///< in the plan
  Spread predicted;      ///< over members and seeds

  /// Whether the observation lies within 1.96 standard deviations, of members and observation together.
  [[nodiscard]] bool agrees_with(double observed, double observation_sd) const;
};

/// A measure over the members, such as coverage, in %.
struct MeasureSpread {
  std::string name;
  Spread spread;
};

/// What follows from one set of targets.
struct CalibrationFit {
  bool has_interpretations = false;  ///< fitted to all targets; otherwise to those that are no interpretation
  double effective_size = 0;         ///< equally weighted draws that the weighted ones are worth
  std::vector<TargetFit> targets;    ///< every target of the plan, used or not
  std::vector<ParameterFit> parameters;
  NamedDirection best;
  NamedDirection worst;
  CalibratedEnsemble ensemble;
  std::size_t distinct_members = 0;
  std::size_t unfit_draws = 0;  ///< chosen at first, but no welfare distribution meets the official figures there
  std::vector<MeasureSpread> measures;
  std::vector<PolicyAnswer> answers;
  std::vector<HeldOutPrediction> held_out;
};

/// What can be said of another policy's effect on an outcome, given both sets of targets.
enum class Standing : std::uint8_t {
  holds,                        ///< with and without interpretations, with one sign
  follows_from_interpretation,  ///< only if the interpretations are taken for true
  holds_only_without,           ///< the interpretations blur it
  open                          ///< neither way
};

/// Everything a calibration found out.
struct CalibrationReport {
  std::string scenario_name;
  std::string scenario_file;
  std::string scenario_sha256;
  CalibrationPlan plan;
  std::uint64_t seed = 0;
  std::uint32_t seeds = 0;  ///< trials a point
  std::size_t draws = 0;    ///< points of the last round, on which weights and members rest
  std::size_t failed = 0;   ///< trials that broke a law of the model
  std::vector<CalibrationWave> waves;
  std::vector<CalibrationFit> fits;  ///< all targets; then, if some are interpretations, without them

  /// Requires: an outcome of the plan's question, by position.
  [[nodiscard]] Standing standing(std::size_t outcome) const;
};

}  // namespace timbang
