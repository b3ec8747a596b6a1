#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenario/claim.hpp"
#include "scenario/experiments/experiment_design.hpp"
#include "scenario/experiments/factor_spread.hpp"
#include "scenario/experiments/written_precision.hpp"
#include "scenario/plans/calibration_plan.hpp"
#include "scenario/plans/decision_plan.hpp"
#include "scenario/plans/value_set.hpp"

namespace timbang {

/// One parameter that an experiment varies: over values that it lists, or spread over a range.
struct VariedFactor {
  std::string path;
  std::vector<std::string> levels;     ///< as settings write them; empty if spread
  std::optional<FactorSpread> spread;  ///< nothing if listed
  Place place;
};

/// Which outcomes of a trial are kept.
enum class KeptOutcomes : std::uint8_t {
  chosen,  ///< those that the experiment names, of the whole city
  full     ///< all, of every place
};

/// An outcome that an experiment keeps, with the place that names it.
struct NamedOutcome {
  std::string name;
  Place place;
};

/// How precise the mean of an outcome is to be at every point, with the place that says so.
struct WantedPrecision {
  WrittenPrecision precision;
  Place place;
};

/// An experiment file, read and checked but for the names of outcomes, which the reader does not know.
struct ExperimentPlan {
  std::string name;
  std::string file;
  std::string file_sha256;
  std::string scenario_file;
  std::vector<VariedFactor> varied;  ///< in the file's order
  CalibrationPlan uncertain;         ///< parameters, prior and compositions alone
  ExperimentDesign design;
  std::vector<NamedOutcome> outcomes;  ///< none: all
  std::uint32_t replications = 20;     ///< of every point; the most, where `stopping` is asked for
  std::vector<WantedPrecision> stopping = {};
  std::optional<std::uint64_t> seed;  ///< nothing: the scenario's
  KeptOutcomes kept = KeptOutcomes::chosen;
  std::vector<Claim> claims = {};        ///< about the points of the design
  std::optional<DecisionPlan> decision;  ///< what `timbang decide` is asked
  std::vector<ValueSet> values = {};     ///< what `timbang analyse` judges options by
};

}  // namespace timbang
