#pragma once

#include <vector>

#include "scenario/experiments/experiment_plan.hpp"
#include "scenario/layers/scenario_source.hpp"
#include "scenario/reading/document.hpp"

namespace timbang::reading {

/// Reads `vary` of an experiment file: paths, each with a list of values or a map that says how it is spread. Every
/// listed value, and both ends of every range, must make a sound scenario by itself; that is not checked without a
/// source. Problems are among the findings.
[[nodiscard]] std::vector<VariedFactor> read_varied(const DocumentNode& node, const ScenarioSource* source,
                                                    Findings& findings);

}  // namespace timbang::reading
