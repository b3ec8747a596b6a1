#pragma once

#include "report/brief/brief_blocks.hpp"
#include "report/words/text_catalogue.hpp"
#include "results/decision/decision_report.hpp"

namespace timbang {

/// What a brief says of a decision: what was asked, whether it can be decided, the plan, what is promised of it, in how
/// much of the ensemble it holds, and the first three numbers to measure. Its charts have this section's name.
[[nodiscard]] BriefSection decision_section(const DecisionReport& report, Language language);

}  // namespace timbang
