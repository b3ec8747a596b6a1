#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "scenario/experiments/experiment_design.hpp"
#include "scenario/plans/value_set.hpp"

namespace timbang {

/// One input of a design: a parameter that is varied.
struct DesignInput {
  enum class Role : std::uint8_t { varied, uncertain };  ///< a choice laid over the scenario, or an assumption about it

  std::string path;
  std::string unit;  ///< of its numbers; may be empty
  double low = 0;    ///< least and greatest number that the design may give it
  double high = 0;
  std::vector<std::string> levels;  ///< as listed, if it is no number: its value is the position here; else empty
  Role role = Role::varied;
};

/// What a point says of one input.
struct PointInput {
  double chance = std::numeric_limits<double>::quiet_NaN();  ///< 0 .. 1, in designs that draw points; else NaN
  double value = std::numeric_limits<double>::quiet_NaN();   ///< NaN: as the scenario has it
};

/// One point of a design.
struct SweepPoint {
  std::vector<std::pair<std::string, std::string>> settings;  ///< path -> value; the scenario's own where none
  std::string values_sha256;                                  ///< of the point's scenario; empty if refused
  std::string refusal;             ///< why its values make no sound scenario; empty if they do
  std::vector<PointInput> inputs;  ///< as many as the design has
};

/// What whoever analyses a sweep must know of its design.
struct DesignRecord {
  ExperimentDesign::Kind kind = ExperimentDesign::Kind::grid;
  std::vector<DesignInput> inputs;               ///< in the order of points' inputs
  std::vector<std::vector<std::size_t>> groups;  ///< of inputs that saltelli exchanges together; each in one
  std::size_t block = 1;                         ///< points that belong together, one after the other
  bool has_correlated_inputs = false;
  std::uint64_t seed = 0;             ///< of the design and its trials
  std::uint32_t replications = 0;     ///< asked for at each point
  std::vector<ValueSet> values = {};  ///< what options are judged by, as the experiment file says
};

}  // namespace timbang
