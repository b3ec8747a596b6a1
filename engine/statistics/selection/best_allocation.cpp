#include "statistics/selection/best_allocation.hpp"

#include <algorithm>
#include <set>

#include "base/check.hpp"
#include "base/search.hpp"

namespace timbang {

namespace {

/// Runs batches ahead of a procedure that asks for one trial after the other.
class TrialsAhead {
 public:
  TrialsAhead(const BestPlan& plan, AllocationTrials& trials, BestAllocation& result)
      : plan_(plan), trials_(trials), result_(result), ready_(result.candidates.size(), 0) {}

  /// The procedure of another value set begins: it may ask for every candidate from the first trial on.
  void begin() { asked_before_.clear(); }

  double value(std::size_t option, std::size_t trial, std::size_t value_set) {
    if (trial != trial_) {
      asked_before_ = std::move(asked_);
      asked_.clear();
      trial_ = trial;
    }
    asked_.insert(option);
    if (ready_[option] <= trial) run_ahead(option, trial);
    return trials_.at(result_.candidates[option], result_.first_trial + trial).values[value_set];
  }

 private:
  /// Of all that are likely to be asked for too: every candidate at first, later those that were not dropped.
  void run_ahead(std::size_t option, std::size_t trial) {
    std::set<std::size_t> wanted{option};
    for (std::size_t other = 0; other < ready_.size(); ++other) {
      const bool is_likely = trial < plan_.question.first_trials || asked_before_.contains(other);
      // Only those that are as far: the others have trials in hand.
      if (is_likely && ready_[other] == ready_[option]) wanted.insert(other);
    }
    const std::size_t first = ready_[option];
    // The first trials at once: the procedure asks for all of them before it drops anybody.
    const std::size_t count = first == 0 ? plan_.question.first_trials : plan_.batch;
    std::vector<Allocation> allocations;
    for (const std::size_t each : wanted) {
      allocations.push_back(result_.candidates[each]);
      ready_[each] = first + count;
    }
    trials_.prepare(allocations, result_.first_trial + first, count);
    result_.runs += allocations.size() * count;
  }

  const BestPlan& plan_;
  AllocationTrials& trials_;
  BestAllocation& result_;
  std::vector<std::size_t> ready_;  ///< by candidate, how many trials
  std::set<std::size_t> asked_;
  std::set<std::size_t> asked_before_;
  std::size_t trial_ = 0;
};

class BestSearch {
 public:
  BestSearch(const BestPlan& plan, AllocationTrials& trials) : plan_(plan), trials_(trials) {}

  BestAllocation run() {
    const AllocationScreen screen = screen_levels(trials_, plan_.bounds, 0, plan_.screen_trials);
    result_.runs = screen.levels.size() * plan_.screen_trials;
    // Trials of the screen chose the candidates, so that the choice among them needs others.
    result_.first_trial = plan_.screen_trials;
    for (std::size_t set = 0; set < plan_.value_sets; ++set) propose(gain_values(screen, plan_.bounds, set));
    // Stable, by units: equal candidates keep the order in which they were proposed.
    std::ranges::stable_sort(proposed_, [](const auto& a, const auto& b) { return total_units(a) < total_units(b); });
    result_.candidates = std::move(proposed_);
    choose();
    return std::move(result_);
  }

 private:
  void propose(const PlaceValues& values) {
    const std::vector<Allocation> path = marginal_path(plan_.bounds, values);
    const std::size_t least = total_units(plan_.bounds.least);
    const std::size_t full = std::min(path.size() - 1, plan_.most_units - least);
    std::size_t best = 0;
    for (std::size_t step = 1; step <= full; ++step) {
      // Strictly better, so that of equal steps the one with fewer units stays.
      if (value_of(path[step], plan_.bounds, values) > value_of(path[best], plan_.bounds, values)) best = step;
    }
    // The ends of the path guard against a misleading screen.
    for (const std::size_t step : {std::size_t{0}, best, best / 2, full}) add(path[step]);
    for (const Allocation& other : best_swaps(path[best], plan_.bounds, values, plan_.alternatives)) add(other);
  }

  // Value sets may propose the same allocation.
  void add(const Allocation& allocation) {
    if (!contains(proposed_, allocation)) proposed_.push_back(allocation);
  }

  void choose() {
    BestQuestion question = plan_.question;
    // Runs that the screen has used are gone.
    const std::size_t left = plan_.most_runs > result_.runs ? plan_.most_runs - result_.runs : 0;
    // Enough for the worst case, in which no candidate is dropped before the cap.
    const std::size_t affordable = left / result_.candidates.size();
    question.most_trials = std::max(question.first_trials, std::min(question.most_trials, affordable));
    TrialsAhead ahead(plan_, trials_, result_);
    // Value sets share trials, so that a further one costs only what it asks for anew.
    for (std::size_t set = 0; set < plan_.value_sets; ++set) {
      ahead.begin();
      result_.choices.push_back(
          choose_best(result_.candidates.size(), question,
                      [&](std::size_t option, std::size_t trial) { return ahead.value(option, trial, set); }));
    }
  }

  const BestPlan& plan_;
  AllocationTrials& trials_;
  std::vector<Allocation> proposed_;
  BestAllocation result_;
};

}  // namespace

BestAllocation find_best(const BestPlan& plan, AllocationTrials& trials) {
  TIMBANG_CHECK(total_units(plan.bounds.least) <= plan.most_units, "the smallest allocation is affordable");
  TIMBANG_CHECK(plan.value_sets > 0 && plan.screen_trials > 0 && plan.batch > 0, "a search needs trials");
  return BestSearch(plan, trials).run();
}

}  // namespace timbang
