#pragma once

#include <cstdint>

#include "scenario/layers/scenario_source.hpp"
#include "scenario/plans/decision_plan.hpp"
#include "scenario/reading/document.hpp"

namespace timbang::reading {

// What `decide:` may ask for at most.
inline constexpr std::uint64_t most_runs_allowed = 1'000'000;
inline constexpr std::uint64_t most_member_replications = 1000;
inline constexpr std::uint64_t most_flip_points = 9;

/// Reads `decide` of an experiment file. What depends on the scenario is not checked without a source. Problems are
/// among the findings.
[[nodiscard]] DecisionPlan read_decision(const DocumentNode& node, const ScenarioSource* source, Findings& findings);

}  // namespace timbang::reading
