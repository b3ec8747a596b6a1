#pragma once

#include <string>

#include "analysis/analysis_report.hpp"
#include "report/words/text_catalogue.hpp"

namespace timbang {

/// What one unit of each outcome counts for in a choice by worth, on a line.
[[nodiscard]] std::string values_line(const Valuation& valuation, Language language);

/// What each option is worth by every set of values side by side, and whether they agree on the best one. Empty with
/// fewer than two sets.
[[nodiscard]] std::string values_text(const AnalysisReport& report, Language language);

}  // namespace timbang
