#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

#include "statistics/selection/feasibility.hpp"
#include "statistics/selection/marginal_allocation.hpp"

namespace timbang {

/// How the cheapest allocation that meets its targets often enough is looked for.
struct CheapestPlan {
  AllocationBounds bounds;
  std::size_t most_units = std::numeric_limits<std::size_t>::max();  ///< in all places together
  FeasibilityQuestion question;    ///< its error is shared over all allocations proposed
  std::size_t screen_trials = 10;  ///< of every level, to see where a unit helps
  std::size_t pilot_trials = 20;   ///< of steps of the path, to find where feasibility begins
  std::size_t alternatives = 1;    ///< beside the path, of the numbers of units near where it begins
  std::size_t batch = 10;          ///< trials between looks
  std::size_t most_runs = 3000;    ///< replications of allocations; screen and pilot in any case
};

/// An allocation that was proposed, in order of cost.
struct TestedAllocation {
  Allocation allocation;
  OptionFeasibility found;  ///< no trials: a cheaper one was called feasible before its turn
};

struct CheapestAllocation {
  CheapestAnswer answer = CheapestAnswer::none;
  std::optional<std::size_t> chosen;  ///< of `tested`; also where a cheaper one is undecided
  std::vector<TestedAllocation> tested;
  std::vector<Allocation> path;  ///< of marginal allocation, from the least to the most
  std::size_t first_tested = 0;  ///< the replication from which on tests were fed
  std::size_t runs = 0;
  bool is_cut_short = false;  ///< by most_runs
};

/// Proposes allocations by marginal allocation on a screen, finds by a pilot where on that path feasibility begins, and
/// tests those around it, and ever more thinly spread ones down to the least and up to the most, in order of cost until
/// one is called feasible. Screen, pilot and tests each have replications of their own, so that with chance at least
/// 1 - error no allocation tested is called wrongly, whatever led to its being proposed: not one outside the promised
/// chance -+ the indifference zone. `none`: all that were proposed, the dearest among them, were called infeasible.
/// Requires: the least is no more than most_units (CheckFailed).
[[nodiscard]] CheapestAllocation find_cheapest(const CheapestPlan& plan, AllocationTrials& trials);

}  // namespace timbang
