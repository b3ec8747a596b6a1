#pragma once

#include <string>

#include "scenario/experiments/experiment_design.hpp"
#include "scenario/layers/scenario_source.hpp"
#include "scenario/reading/document.hpp"

namespace timbang::reading {

/// Reads a design from a CSV file (RFC 4180, commas, at most 1 MiB): the first line names parameters, every other one
/// is a point. Values are as in settings, "5" or "5 minutes"; each must be one that its parameter may have, and each
/// row, unless there is no source, a sound scenario. Problems are among the findings, each at its row; `mentioned` is
/// where the file is named.
[[nodiscard]] DesignTable read_design_table(const std::string& file, const Mark& mentioned,
                                            const ScenarioSource* source, Findings& findings);

}  // namespace timbang::reading
