#pragma once

#include <string>

#include "report/words/text_catalogue.hpp"
#include "results/decision/decision_report.hpp"

namespace timbang {

// Titles say a finding where there is one; subtitles say what the marks are.

[[nodiscard]] std::string staffing_title(const DecisionReport& report, Language language);
/// Who pays what a year.
[[nodiscard]] std::string staffing_subtitle(const DecisionReport& report, Language language);

[[nodiscard]] std::string tests_title(const DecisionReport& report, Language language);
[[nodiscard]] std::string tests_subtitle(const DecisionReport& report, Language language);

[[nodiscard]] std::string agreement_title(const DecisionReport& report, Language language);
[[nodiscard]] std::string agreement_subtitle(const DecisionReport& report, Language language);

[[nodiscard]] std::string information_title(const DecisionReport& report, Language language);
[[nodiscard]] std::string information_subtitle(const DecisionReport& report, Language language);

[[nodiscard]] std::string flip_title(const DecisionReport& report, Language language);
[[nodiscard]] std::string flip_subtitle(const DecisionReport& report, Language language);
/// A parameter of the surface with its unit.
[[nodiscard]] std::string flip_axis(const DecisionReport& report, std::size_t axis, Language language);
/// The scenario's own values: "30 minutes and 5 %"; empty where one is not known.
[[nodiscard]] std::string flip_present(const DecisionReport& report, Language language);

// What the marks show, for readers who do not see them: "label: value; ...".

[[nodiscard]] std::string staffing_points(const DecisionReport& report, Language language);
[[nodiscard]] std::string tested_points(const DecisionReport& report, Language language);
[[nodiscard]] std::string agreement_points(const DecisionReport& report, Language language);
[[nodiscard]] std::string information_points(const DecisionReport& report, Language language);
[[nodiscard]] std::string flip_points(const DecisionReport& report, Language language);

}  // namespace timbang
