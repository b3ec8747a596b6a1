#include "scenario/plans/decision_plan.hpp"

#include <algorithm>
#include <cctype>

#include "scenario/parameters/slots.hpp"

namespace timbang {
namespace {

/// The file's budget with the options over it; problems if it is incomplete.
std::optional<DecisionBudget> laid_over(const std::optional<DecisionBudget>& given, const BudgetOptions& options,
                                        const Scenario& scenario, std::vector<Problem>& problems) {
  const bool is_asked = options.rupiah || options.payer || options.start || options.authority;
  if (!given && !is_asked) return std::nullopt;
  if (!given && !options.rupiah) problems.push_back({"word_missing", {}, "--budget", {}});
  if (!given && !options.payer) problems.push_back({"word_missing", {}, "--payer", {}});
  // Options take the place of what the file says, each by itself.
  DecisionBudget budget = given.value_or(DecisionBudget{0, Payer::apbd, scenario.period.policy_start, ""});
  budget.rupiah = options.rupiah.value_or(budget.rupiah);
  budget.payer = options.payer.value_or(budget.payer);
  budget.start = options.start.value_or(budget.start);
  budget.authority = options.authority.value_or(budget.authority);
  const std::string authority(reading::tksk_slot().authority);
  // Only the authority over the number of TKSK can spend a budget on them.
  if (!budget.authority.empty() && budget.authority != authority) {
    problems.push_back(
        {"authority_of_others",
         {},
         "decide.budget.authority",
         {{"found", budget.authority}, {"expected", authority}, {"path", std::string(reading::tksk_path)}}});
  }
  return budget;
}

}  // namespace

std::optional<Payer> find_payer(const std::string& word) {
  std::string lower = word;
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
  const auto* const found = std::ranges::find(payer_words, lower);
  if (found == payer_words.end()) return std::nullopt;
  return static_cast<Payer>(found - payer_words.begin());
}

void settle_question(DecisionPlan& plan, const BudgetOptions& options, const Scenario& scenario,
                     const std::string& file) {
  std::vector<Problem> problems;
  plan.budget = laid_over(plan.budget, options, scenario, problems);
  const Place whole{file, 0, 0, ""};
  if (plan.targets.empty() && !plan.budget) problems.push_back({"nothing_to_decide", whole, "decide", {}});
  if (plan.targets.empty() && plan.budget && plan.values.empty()) {
    problems.push_back({"budget_without_value", whole, "decide.value", {}});
  }
  for (Problem& problem : problems) {
    // Problems of options are at the option; the others are of the file.
    if (problem.place.file.empty() && problem.path.rfind("--", 0) != 0) problem.place = whole;
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
}

}  // namespace timbang
