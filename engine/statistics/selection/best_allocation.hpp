#pragma once

#include <cstddef>
#include <vector>

#include "statistics/selection/kim_nelson.hpp"
#include "statistics/selection/marginal_allocation.hpp"

namespace timbang {

/// How the most valuable allocation is looked for.
struct BestPlan {
  AllocationBounds bounds;
  std::size_t most_units = 0;  ///< in all places together: what can be paid for
  std::size_t value_sets = 1;  ///< each is a question of its own
  BestQuestion question;       ///< of each value set
  std::size_t screen_trials = 10;
  std::size_t alternatives = 2;  ///< beside the path, of the number of units that seems best
  std::size_t batch = 10;        ///< trials run ahead of the procedure
  std::size_t most_runs = 3000;  ///< replications of allocations altogether
};

struct BestAllocation {
  std::vector<Allocation> candidates;  ///< the least first, then by units
  std::vector<BestChoice> choices;     ///< by value set; options are the candidates
  std::size_t first_trial = 0;         ///< the replication from which on candidates were compared
  std::size_t runs = 0;                ///< those run ahead and not used included
};

/// Proposes for every value set, by marginal allocation on a screen: the least, the number of units that seems best
/// with some swaps, halfway to it, and as many units as can be paid for. Kim and Nelson's procedure then chooses among
/// all that were proposed, on replications of their own. Requires: the smallest allocation is affordable (CheckFailed).
[[nodiscard]] BestAllocation find_best(const BestPlan& plan, AllocationTrials& trials);

}  // namespace timbang
