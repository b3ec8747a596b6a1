#pragma once

#include <string>
#include <vector>

#include "scenario/experiments/experiment_plan.hpp"
#include "scenario/layers/scenario_source.hpp"
#include "scenario/reading/document.hpp"

namespace timbang::reading {

/// Reads `design` and `correlated` of an experiment file into the plan, whose `varied` and `uncertain` are there
/// already. Files that it names are relative to `folder`; a table's rows are checked as scenarios unless there is no
/// source. Problems are among the findings; those of an ensemble's file are returned.
[[nodiscard]] std::vector<Problem> read_experiment_design(const DocumentNode& root, const std::string& folder,
                                                          const ScenarioSource* source, ExperimentPlan& plan,
                                                          Findings& findings);

}  // namespace timbang::reading
