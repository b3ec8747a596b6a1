#pragma once

#include <string>

#include "report/words/text_catalogue.hpp"
#include "studies/compare/experiment.hpp"

namespace timbang {

/// The failed trials of a request: for each the law it broke, with the month and place, and the command that runs it
/// again.
[[nodiscard]] std::string failed_trials_text(const ExperimentRequest& request, const ExperimentResult& result,
                                             Language language);

}  // namespace timbang
