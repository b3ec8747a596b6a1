#pragma once

#include "base/date.hpp"
#include "population/transitory_welfare.hpp"
#include "population/welfare_counts.hpp"
#include "population/welfare_quantile.hpp"

namespace timbang {

/// What Q is fitted to, and what it reaches: in one month, with aid as delivered.
struct WelfareMeasures {
  double headcount = 0;      ///< P0, share of persons
  double gap = 0;            ///< P1, share of the line
  double mean_in_lines = 0;  ///< mean consumption including aid, a person, in units of the line
};

/// Q, and how near its measures come to the targets.
struct WelfareFit {
  WelfareQuantile quantile;
  WelfareMeasures reached;
};

/// The measures that Q gives the counted households when each aided one gets `benefit_in_lines` (a household's aid for
/// the month, in units of the line a person), shared by its members. Requires: someone is counted.
[[nodiscard]] WelfareMeasures measure_welfare(const WelfareCounts& counts, double benefit_in_lines,
                                              const WelfareQuantile& quantile);

/// One fit step: the quantile function whose P0, P1 and mean, with aid as delivered, meet the targets. Three nested
/// bracketed searches: mu to P0 for given sigma and g, g to P1 for given sigma, sigma to the mean.
/// Throws CheckFailed if no solution is found.
[[nodiscard]] WelfareFit fit_welfare(const WelfareCounts& counts, double benefit_in_lines,
                                     const WelfareMeasures& targets);

/// Where the fixed point starts: the log-normal with the targets' P0 and mean (no aid), its lower tail with g = 2 k.
[[nodiscard]] WelfareQuantile log_normal_start(const WelfareMeasures& targets);

}  // namespace timbang
