#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace timbang {

/// What is promised of the choice of the option with the highest mean.
struct BestQuestion {
  double error = 0.05;              ///< chance that the best is not chosen though it leads by `indifference`
  double indifference = 1;          ///< the smallest lead that matters, in the outcome's unit
  std::size_t first_trials = 20;    ///< of every option, before any is dropped
  std::size_t most_trials = 10000;  ///< of every option: the cap
};

/// The outcome of replication `trial` of an option; more is better. Options share the random numbers of a replication.
using TrialOutcome = std::function<double(std::size_t option, std::size_t trial)>;

/// One option at the end.
struct RankedOption {
  std::size_t option = 0;
  std::size_t trials = 0;  ///< until it was dropped, or the end
  double mean = 0;         ///< of these
};

struct BestChoice {
  std::optional<std::size_t> best;   ///< none if more than one option was left at the cap
  std::vector<std::size_t> left;     ///< options not dropped, ascending
  std::vector<RankedOption> ranked;  ///< those left by mean, then those dropped, the last dropped first
};

/// The fully sequential procedure of Kim and Nelson (2001, ACM Transactions on Modeling and Computer Simulation 11,
/// 251-273) with c = 1: the best of options is chosen with at least the promised chance if it leads by the indifference
/// zone and outcomes are normal. Common random numbers are allowed, and pay: only variances of differences count.
/// Where the best leads by less, nothing is promised: that the choice is then within the zone of the best with the same
/// chance is usual but not proved (Eckman and Henderson 2018). At the cap, options that are left are undecided.
/// Requires: an option, 0 < error < 1 - 1 / options, indifference > 0, 2 <= first_trials <= most_trials, finite
/// outcomes (CheckFailed).
[[nodiscard]] BestChoice choose_best(std::size_t options, const BestQuestion& question, const TrialOutcome& outcome);

}  // namespace timbang
