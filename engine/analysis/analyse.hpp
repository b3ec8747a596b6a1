#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/analysis_report.hpp"
#include "results/sweep_store.hpp"

namespace timbang {

/// What to analyse of a sweep, as typed.
struct AnalysisRequest {
  std::vector<std::string> outcomes;  ///< names; none: all that the sweep keeps
  std::optional<std::string> target;  ///< "OUTCOME<=X"
  std::vector<std::string> worth;     ///< "OUTCOME=RUPIAH"
};

/// Analyses what is done of a sweep, by its design. The same store gives the same report. Throws ScenarioError: nothing
/// done yet, outcomes that it does not keep, too many to be analysed unasked, a target or worth that cannot be read.
[[nodiscard]] AnalysisReport analyse(const SweepStore& store, const AnalysisRequest& request);

}  // namespace timbang
