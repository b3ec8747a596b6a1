#include "statistics/selection/cheapest_allocation.hpp"

#include <algorithm>
#include <set>

#include "base/check.hpp"

namespace timbang {

namespace {

constexpr std::size_t near_steps = 3;  ///< of the path, on either side of where feasibility seems to begin

class CheapestSearch {
 public:
  CheapestSearch(const CheapestPlan& plan, AllocationTrials& trials) : plan_(plan), trials_(trials) {}

  CheapestAllocation run() {
    const AllocationScreen screen = screen_levels(trials_, plan_.bounds, 0, plan_.screen_trials);
    result_.runs += screen.levels.size() * plan_.screen_trials;
    place_values_ = chance_values(screen, plan_.bounds);
    result_.path = marginal_path(plan_.bounds, place_values_);
    const std::size_t steps = plan_.most_units - total_units(plan_.bounds.least);
    // Beyond most_units no allocation may be chosen.
    if (steps < result_.path.size() - 1) result_.path.resize(steps + 1);
    propose(beginning());
    // Tests need trials that neither screen nor pilot has looked at.
    result_.first_tested = plan_.screen_trials + plan_.pilot_trials;
    test();
    return std::move(result_);
  }

 private:
  /// The share of pilot trials of a step that meet the targets.
  double pilot_share(std::size_t step) {
    const Allocation& allocation = result_.path[step];
    trials_.prepare({&allocation, 1}, plan_.screen_trials, plan_.pilot_trials);
    result_.runs += plan_.pilot_trials;
    std::size_t met = 0;
    for (std::size_t i = 0; i < plan_.pilot_trials; ++i) {
      // Pilot trials are the same for every step, so that steps are compared under equal random numbers.
      if (trials_.at(allocation, plan_.screen_trials + i).meets_targets) ++met;
    }
    return static_cast<double>(met) / static_cast<double>(plan_.pilot_trials);
  }

  /// The first step that met the targets as often as promised in the pilot, by bisection; the last if none did.
  std::size_t beginning() {
    std::size_t low = 0;
    std::size_t high = result_.path.size() - 1;
    while (low < high) {
      // More units on the path meet the targets more often, up to chance in the pilot; the tests around it repair a
      // wrong turn.
      const std::size_t middle = low + (high - low) / 2;
      if (pilot_share(middle) >= plan_.question.promised_chance) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return high;
  }

  /// Steps near the beginning one by one, then at growing distances, the last always.
  [[nodiscard]] std::set<std::size_t> proposed_steps(std::size_t beginning) const {
    const std::size_t last = result_.path.size() - 1;
    std::set<std::size_t> steps{beginning, last};
    std::size_t stride = 1;
    for (std::size_t away = 1; away <= std::max(beginning, last - beginning); away += stride) {
      if (away <= beginning) steps.insert(beginning - away);
      if (beginning + away <= last) steps.insert(beginning + away);
      // Growing distances cover the whole path with few tests, should the pilot have misplaced the beginning.
      if (away >= near_steps) stride *= 2;
    }
    return steps;
  }

  void propose(std::size_t beginning) {
    for (const std::size_t step : proposed_steps(beginning)) {
      const Allocation& on_path = result_.path[step];
      result_.tested.push_back({on_path, {}});
      const std::size_t away = step > beginning ? step - beginning : beginning - step;
      // Swaps are tried only near the beginning, where the cheapest is expected.
      if (away > near_steps) continue;
      for (Allocation& other : best_swaps(on_path, plan_.bounds, place_values_, plan_.alternatives)) {
        result_.tested.push_back({std::move(other), {}});
      }
    }
  }

  /// Tests those of equal cost side by side, cheapest first, until one is called feasible.
  void test() {
    bool is_any_undecided = false;
    for (std::size_t first = 0; first < result_.tested.size() && !result_.chosen;) {
      std::size_t end = first;
      const std::size_t units = total_units(result_.tested[first].allocation);
      while (end < result_.tested.size() && total_units(result_.tested[end].allocation) == units) ++end;
      test_equals(first, end);
      for (std::size_t i = first; i < end; ++i) {
        const Feasibility answer = result_.tested[i].found.answer;
        if (answer == Feasibility::yes && !result_.chosen) result_.chosen = i;
        // A cheaper allocation without an answer might have been the right one.
        is_any_undecided = is_any_undecided || (answer == Feasibility::undecided && !result_.chosen);
      }
      first = end;
    }
    result_.answer = result_.chosen ? CheapestAnswer::chosen : CheapestAnswer::none;
    // Also where one was chosen: a cheaper one may be feasible.
    if (is_any_undecided) result_.answer = CheapestAnswer::undecided;
  }

  /// Batch by batch until all are told apart, one is called feasible, or runs are spent.
  void test_equals(std::size_t first, std::size_t end) {
    FeasibilityQuestion shared = plan_.question;
    // Bonferroni: all tests together are wrong with at most the promised probability.
    shared.error /= static_cast<double>(result_.tested.size());
    std::vector<FeasibilityTest> tests(end - first, FeasibilityTest(shared));
    std::size_t next = result_.first_tested;
    bool is_found = false;
    while (!is_found) {
      std::vector<Allocation> asked;
      for (std::size_t i = 0; i < tests.size(); ++i) {
        if (!tests[i].is_over()) asked.push_back(result_.tested[first + i].allocation);
      }
      if (asked.empty()) break;
      const std::size_t cost = asked.size() * plan_.batch;
      if (result_.runs + cost > plan_.most_runs) {
        result_.is_cut_short = true;
        break;
      }
      trials_.prepare(asked, next, plan_.batch);
      result_.runs += cost;
      for (std::size_t i = 0; i < tests.size(); ++i) {
        feed(tests[i], result_.tested[first + i].allocation, next);
        // One found among equals ends the batches; the others stay undecided.
        is_found = is_found || tests[i].answer() == Feasibility::yes;
      }
      next += plan_.batch;
    }
    for (std::size_t i = 0; i < tests.size(); ++i) {
      result_.tested[first + i].found = {tests[i].answer(), tests[i].trials(), tests[i].met()};
    }
  }

  void feed(FeasibilityTest& test, const Allocation& allocation, std::size_t first) {
    for (std::size_t trial = first; trial < first + plan_.batch && !test.is_over(); ++trial) {
      test.add(trials_.at(allocation, trial).meets_targets);
    }
  }

  const CheapestPlan& plan_;
  AllocationTrials& trials_;
  PlaceValues place_values_;
  CheapestAllocation result_;
};

}  // namespace

CheapestAllocation find_cheapest(const CheapestPlan& plan, AllocationTrials& trials) {
  TIMBANG_CHECK(plan.screen_trials > 1 && plan.pilot_trials > 0 && plan.batch > 0, "a search needs trials");
  TIMBANG_CHECK(total_units(plan.bounds.least) <= plan.most_units, "the smallest allocation is within the limit");
  return CheapestSearch(plan, trials).run();
}

}  // namespace timbang
