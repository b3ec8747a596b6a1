#include "statistics/selection/feasibility.hpp"

#include "base/check.hpp"
#include "random/elementary.hpp"

namespace timbang {

FeasibilityTest::FeasibilityTest(const FeasibilityQuestion& question) : most_trials_(question.most_trials) {
  const double high = question.promised_chance + question.indifference;
  const double low = question.promised_chance - question.indifference;
  TIMBANG_CHECK(low > 0 && low < high && high < 1, "the indifference zone lies between 0 and 1");
  TIMBANG_CHECK(question.error > 0 && question.error < 0.5, "a test's error lies between 0 and 1/2");
  // Log likelihood ratios of one trial between the two ends of the indifference zone.
  log_if_met_ = portable_log(high / low);
  log_if_missed_ = portable_log((1 - high) / (1 - low));
  // The test ends when the sum of log likelihood ratios leaves (-limit, limit).
  // A likelihood ratio that should stay small exceeds 1 / error with a chance of at most the error (Ville).
  limit_ = -portable_log(question.error);
}

void FeasibilityTest::add(bool is_met) {
  TIMBANG_CHECK(!is_over(), "a finished test takes no further trial");
  ++trials_;
  if (is_met) ++met_;
  // From the counts, so that nothing depends on the order in which sums were rounded.
  const double ratio = static_cast<double>(met_) * log_if_met_ + static_cast<double>(trials_ - met_) * log_if_missed_;
  if (ratio >= limit_) answer_ = Feasibility::yes;
  if (ratio <= -limit_) answer_ = Feasibility::no;
}

CheapestFeasible cheapest_feasible(std::size_t options, const FeasibilityQuestion& question,
                                   const MeetsTarget& meets_target) {
  TIMBANG_CHECK(options > 0, "there is at least one option");
  FeasibilityQuestion shared = question;
  // Bonferroni over options.
  shared.error = question.error / static_cast<double>(options);
  CheapestFeasible result;
  bool is_any_undecided = false;
  // In order of cost: the first feasible one is the answer.
  for (std::size_t option = 0; option < options && !result.option; ++option) {
    FeasibilityTest test(shared);
    while (!test.is_over()) test.add(meets_target(option, test.trials()));
    result.tested.push_back({test.answer(), test.trials(), test.met()});
    if (test.answer() == Feasibility::yes) result.option = option;
    if (test.answer() == Feasibility::undecided) is_any_undecided = true;
  }
  // A cheaper option without an answer might be feasible.
  if (is_any_undecided) {
    result.answer = CheapestAnswer::undecided;
  } else {
    result.answer = result.option ? CheapestAnswer::chosen : CheapestAnswer::none;
  }
  return result;
}

}  // namespace timbang
