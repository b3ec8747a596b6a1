#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "statistics/intervals/interval.hpp"

namespace timbang {

// How long a simulation must run before its start no longer shows (the problem of the initial transient). Welch's
// procedure (P. D. Welch, The statistical analysis of simulation results, in S. S. Lavenberg, ed., Computer Performance
// Modeling Handbook, 1983, section 6) averages replications month by month, smooths them by a moving window and looks
// where the curve is flat. A curve that creeps looks flat long before it is. So two starts are compared here, one with
// too little waiting and one with too much, with common random numbers: whatever the long-run level is, both go there,
// and what they still differ by bounds what either start has left (A. M. Law, Simulation Modeling and Analysis, 5th ed.
// 2015, section 9.5.1; the same idea as in coupling from the past, Propp and Wilson 1996).

/// One outcome by replication and month of the run.
using MonthlyReplications = std::vector<std::vector<double>>;

/// The same outcome from two starts. A figure is the mean over a window of months, as it would be reported after a
/// warm-up of so many months; undefined months of a window are left out, a window of only such is undefined.
class StartComparison {
 public:
  /// Requires: equally many replications, all of equally many months, at least `window` of them (CheckFailed).
  StartComparison(MonthlyReplications light, MonthlyReplications heavy, std::size_t window);

  /// The longest warm-up that the runs can tell about, in months.
  [[nodiscard]] std::size_t longest() const { return months_ - window_; }
  /// The figure after this warm-up, the mean of both starts.
  [[nodiscard]] Estimate level(std::size_t warm_up) const;
  /// The heavy start's figure less the light one's, as a share of the level: mean of the paired differences and their
  /// 95 % Student interval (the level's own chance is left aside: it is far smaller than what is asked about). Zero
  /// where both are zero; without an interval for one replication. Requires: warm_up <= longest() (CheckFailed).
  [[nodiscard]] Estimate gap(std::size_t warm_up) const;
  /// The shortest warm-up from which on, up to the longest, the whole interval of the gap lies within the tolerance;
  /// nothing if that is never reached. A gap as large as the tolerance is taken for agreement at any given month with a
  /// chance of at most 2.5 %. Requires: tolerance > 0 (CheckFailed).
  [[nodiscard]] std::optional<std::size_t> agree_after(double tolerance) const;
  /// By how much the figure still changes over the last `window` months, as a share of it, both starts together: two
  /// starts may agree while both still drift. Nothing where the runs are too short to tell.
  [[nodiscard]] std::optional<Estimate> drift() const;

 private:
  [[nodiscard]] std::vector<double> figures(const MonthlyReplications& start, std::size_t warm_up) const;
  [[nodiscard]] std::vector<double> middles(std::size_t warm_up) const;

  MonthlyReplications light_;
  MonthlyReplications heavy_;
  std::size_t window_;
  std::size_t months_ = 0;
};

}  // namespace timbang
