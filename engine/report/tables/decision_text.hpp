#pragma once

#include <string>

#include "report/words/text_catalogue.hpp"
#include "results/decision/decision_report.hpp"

namespace timbang {

/// A decision as people read it: what was asked, the answer with its promise and agreement, the plan by kecamatan, its
/// cost by payer, other plans beside it, what to measure first, and where the choice flips.
[[nodiscard]] std::string decision_text(const DecisionReport& report, Language language);

/// The parts of it, each ending its last line; empty where the report has nothing of the kind.
[[nodiscard]] std::string decision_question(const DecisionReport& report, Language language);
[[nodiscard]] std::string decision_answer(const DecisionReport& report, Language language);
/// Sentences of the answer: what was chosen, what is promised of that, and in how much of the ensemble it holds.
[[nodiscard]] std::string decision_headline(const DecisionReport& report, Language language);
[[nodiscard]] std::string decision_promise(const DecisionReport& report, Language language);
[[nodiscard]] std::string decision_agreement(const DecisionReport& report, Language language);
[[nodiscard]] std::string staffing_table(const DecisionReport& report, Language language);
[[nodiscard]] std::string staff_cost_table(const DecisionReport& report, Language language);
[[nodiscard]] std::string other_plans_table(const DecisionReport& report, Language language);
[[nodiscard]] std::string value_sets_table(const DecisionReport& report, Language language);
[[nodiscard]] std::string information_table(const DecisionReport& report, Language language);
[[nodiscard]] std::string flip_table(const DecisionReport& report, Language language);

}  // namespace timbang
