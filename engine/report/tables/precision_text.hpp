#pragma once

#include <string>

#include "report/words/text_catalogue.hpp"
#include "results/summary/precision_report.hpp"

namespace timbang {

/// How precisely the outcome that a run went on for is known in the end, a line an arm, and whether that was the goal.
[[nodiscard]] std::string precision_text(const PrecisionReport& report, Language language);

/// The same for the points of a sweep, a line an outcome: the point that is known least.
[[nodiscard]] std::string precision_text(const SweepPrecision& precision, Language language);

}  // namespace timbang
