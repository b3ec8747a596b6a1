#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "results/summary/precision_report.hpp"
#include "studies/compare/experiment.hpp"

namespace timbang {

/// What `--until` asks for.
struct PrecisionAsked {
  std::size_t outcome = 0;  ///< in the catalogue
  PrecisionGoal goal;
};

/// Reads "OUTCOME ± NUMBER" (in the outcome's unit) or "OUTCOME ± NUMBER %" (of the mean); +- stands for ±. `most` is
/// the number of replications beyond which it gives up. Throws ScenarioError.
[[nodiscard]] PrecisionAsked parse_precision(const std::string& written, std::uint32_t most);

/// Runs the request with more and more replications until the outcome is as precise as asked: the first arm's mean, or,
/// of several, every difference from the first arm, the chance of error shared among them. Looks at 20 replications and
/// then at every tenth, in their order, so that what is used does not depend on how many were run at a time. Leaves the
/// request with the replications used; the result is of those. No report if stopped.
ExperimentResult run_until_precise(ExperimentRequest& request, const PrecisionAsked& asked,
                                   const std::function<ExperimentResult(const ExperimentRequest&)>& run,
                                   std::optional<PrecisionReport>& report);

}  // namespace timbang
