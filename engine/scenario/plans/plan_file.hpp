#pragma once

#include <string>

#include "scenario/plans/calibrated_parameters.hpp"
#include "scenario/reading/document.hpp"
#include "scenario/reading/plan_entry.hpp"

namespace timbang::reading {

// What targets and experiment files have in common.

/// A plan's file: its text and the tree in it.
struct PlanFile {
  const SourceText* text = nullptr;
  DocumentNode root;
};

/// Throws ScenarioError if the file cannot be read as a tree. The text is the findings'.
[[nodiscard]] PlanFile open_plan_file(const std::string& file, Findings& findings);

/// Checks the format's version, which must be there.
void check_plan_version(const DocumentNode& root, PlanEntry& top, Findings& findings);

/// Reads `prior`: uniform unless it is said.
[[nodiscard]] PriorShape read_prior(PlanEntry& top);

}  // namespace timbang::reading
