#pragma once

#include <string>

#include "scenario/experiments/experiment_plan.hpp"

namespace timbang {

/// Whether a file is an experiment rather than a scenario, as far as its keys say; false if it cannot be read.
[[nodiscard]] bool is_experiment_file(const std::string& file);

/// Reads an experiment file and the scenario that it names. Throws ScenarioError with every problem found in either,
/// each at its place.
[[nodiscard]] ExperimentPlan read_experiment_plan(const std::string& file);

}  // namespace timbang
