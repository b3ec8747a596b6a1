#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/analysis_report.hpp"
#include "base/problem.hpp"
#include "results/sweep/sweep_store.hpp"

namespace timbang {

/// What to analyse of a sweep, as typed.
struct AnalysisRequest {
  std::vector<std::string> outcomes;  ///< names; none: all that the sweep keeps
  std::optional<std::string> target;  ///< "OUTCOME<=X"
  std::vector<std::string> values;    ///< "OUTCOME=RUPIAH", for one unit of the outcome
};

/// What is wrong with the form of a request, whatever sweep it is for: a target or worth that cannot be read.
[[nodiscard]] std::vector<Problem> problems_of_form(const AnalysisRequest& request);

/// Analyses what is done of a sweep, by its design. Options are ranked by the outcome values of the request; without
/// them by every value set of the design; without those by each outcome. The same store gives the same report. Throws
/// ScenarioError with everything that is wrong with the request (its form, outcomes that the sweep does not keep, too
/// many to be analysed unasked); then if nothing is done yet.
[[nodiscard]] AnalysisReport analyse(const SweepStore& store, const AnalysisRequest& request);

}  // namespace timbang
