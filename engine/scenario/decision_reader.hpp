#pragma once

#include "scenario/decision_plan.hpp"
#include "scenario/document.hpp"
#include "scenario/scenario_source.hpp"

namespace timbang::reading {

/// Reads `decide` of an experiment file. What depends on the scenario is not checked without a source. Problems are
/// among the findings.
[[nodiscard]] DecisionPlan read_decision(const DocumentNode& node, const ScenarioSource* source, Findings& findings);

}  // namespace timbang::reading
