#pragma once

#include <filesystem>

#include "results/decision/decision_report.hpp"

namespace timbang {

/// Whether a folder holds a decision that `timbang decide` ended.
[[nodiscard]] bool holds_decision(const std::filesystem::path& folder);

/// What decision.json says, but for limits and effort of the search, which no report speaks of. Throws ScenarioError:
/// no decision there (decision_not_found), damaged or of an earlier version, with the
/// place in it (decision_unreadable).
[[nodiscard]] DecisionReport stored_decision(const std::filesystem::path& folder);

}  // namespace timbang
