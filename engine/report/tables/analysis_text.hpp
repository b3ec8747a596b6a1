#pragma once

#include <string>

#include "analysis/analysis_report.hpp"
#include "report/words/text_catalogue.hpp"

namespace timbang {

/// What was analysed, and how much of it is done.
[[nodiscard]] std::string analysis_heading(const AnalysisReport& report, Language language);

/// How inputs act on each outcome, those that matter most first; long tables are cut, and say so.
[[nodiscard]] std::string sensitivity_text(const AnalysisReport& report, Language language);

/// Where the target is met, in a sentence and a table. Empty without a target.
[[nodiscard]] std::string scenario_text(const AnalysisReport& report, Language language);

/// What the options risk, and which number is worth measuring first. Empty where nothing is to be chosen.
[[nodiscard]] std::string stakes_text(const AnalysisReport& report, Language language);

}  // namespace timbang
