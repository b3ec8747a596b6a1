#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace timbang {

/// Whether a target is met often enough. undecided: the cap came first.
enum class Feasibility : std::uint8_t { yes, no, undecided };

/// What is asked of the chance that a trial meets its target.
struct FeasibilityQuestion {
  double promised_chance = 0.9;
  /// Half the width of the zone in which either answer will do: chances of promised_chance + indifference and above are
  /// to be called yes, of promised_chance - indifference and below no.
  double indifference = 0.03;
  double error = 0.05;              ///< the most that either wrong answer may have as its chance
  std::size_t most_trials = 10000;  ///< the cap
};

/// Wald's sequential probability ratio test (1945) of a chance, trial by trial, between the ends of the indifference
/// zone. It stops at likelihood ratios of 1 / error and error, which for any number of looks, the cap included, keeps
/// the chance of a wrong yes or no within `error` (Ville 1939), where Wald's own bounds do so only nearly.
/// Requires: a zone within (0, 1), 0 < error < 1/2 (CheckFailed).
class FeasibilityTest {
 public:
  explicit FeasibilityTest(const FeasibilityQuestion& question);

  /// Takes the next trial. Requires: !is_over() (CheckFailed).
  void add(bool is_met);
  [[nodiscard]] bool is_over() const { return answer_ != Feasibility::undecided || trials_ >= most_trials_; }
  [[nodiscard]] Feasibility answer() const { return answer_; }
  [[nodiscard]] std::size_t trials() const { return trials_; }
  [[nodiscard]] std::size_t met() const { return met_; }

 private:
  double log_if_met_;
  double log_if_missed_;
  double limit_;
  std::size_t most_trials_;
  std::size_t trials_ = 0;
  std::size_t met_ = 0;
  Feasibility answer_ = Feasibility::undecided;
};

/// Whether trial number `trial` of an option meets the target.
using MeetsTarget = std::function<bool(std::size_t option, std::size_t trial)>;

/// What was found of one option.
struct OptionFeasibility {
  Feasibility answer = Feasibility::undecided;
  std::size_t trials = 0;
  std::size_t met = 0;
};

/// none: every option was called infeasible. undecided: an option before the first yes, or all without one, hit the
/// cap.
enum class CheapestAnswer : std::uint8_t { chosen, none, undecided };

struct CheapestFeasible {
  CheapestAnswer answer = CheapestAnswer::none;
  /// The first option called feasible; also where an earlier one is undecided, and so it may not be the cheapest.
  std::optional<std::size_t> option;
  std::vector<OptionFeasibility> tested;  ///< in the order of options, as far as was tested
};

/// Tests options in the order given, cheapest first, until one is called feasible. The question's error is shared out
/// over all options (Bonferroni): with chance at most `error` some option tested is called wrongly, whether its trials
/// depend on those of others or not.
/// Requires: an option, a question as FeasibilityTest (CheckFailed).
[[nodiscard]] CheapestFeasible cheapest_feasible(std::size_t options, const FeasibilityQuestion& question,
                                                 const MeetsTarget& meets_target);

}  // namespace timbang
