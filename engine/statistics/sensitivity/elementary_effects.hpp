#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "statistics/designs/point_set.hpp"
#include "statistics/intervals/bootstrap.hpp"
#include "statistics/sensitivity/sobol_indices.hpp"

namespace timbang {

/// What an input does to an outcome along Morris's trajectories, in the outcome's unit over the input's whole range.
struct ElementaryEffects {
  IndexEstimate mu;       ///< mean of the effects (Morris 1991)
  IndexEstimate mu_star;  ///< mean of their sizes (Campolongo, Cariboni and Saltelli 2007)
  IndexEstimate sigma;    ///< their standard deviation: bends or depends on others if large beside mu_star
};

struct MorrisScreening {
  std::vector<ElementaryEffects> inputs;
  std::size_t trajectories_used = 0;
  std::size_t trajectories_dropped = 0;  ///< since some trial of theirs failed
};

/// From trajectories, by the values that their points really have, and an outcome at each (NaN is failed), with
/// bootstrap intervals over trajectories. ranges[j] is the whole range of dimension j, over which an effect is told: a
/// change by the part of the range that was moved; 0 for one whose values have no order, of which an effect is the
/// change itself. NaN with fewer than two whole trajectories. A trajectory with a step that
/// moved nothing is dropped. Requires: whole trajectories that move at most one dimension at each step (CheckFailed),
/// an outcome for each point.
[[nodiscard]] MorrisScreening morris_screening(const PointSet& points, std::span<const double> ranges,
                                               std::span<const double> outcomes, const BootstrapPlan& plan);

}  // namespace timbang
