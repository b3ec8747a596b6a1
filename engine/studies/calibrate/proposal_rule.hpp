#pragma once

#include <span>
#include <vector>

#include "statistics/calibration/approximate_bayes.hpp"
#include "statistics/calibration/history_matching.hpp"

namespace timbang {

/// Positions of the targets that count.
using TargetSet = std::vector<std::size_t>;

/// With which chance a prior draw is simulated for ABC, given what the emulators expect there. Draws that look good by
/// any of several sets of targets are preferred; every draw that history matching has not ruled out keeps some chance,
/// so that emulators which are wrong cost precision and no more: dividing by the chance undoes the preference.
class ProposalRule {
 public:
  /// The last set rules out. Requires: a set.
  ProposalRule(std::vector<OutcomeTarget> targets, std::vector<TargetSet> sets);

  /// Learns from some prior draws how good the best ones look, by which all others are measured.
  void settle(std::span<const std::vector<Emulated>> opinions);

  [[nodiscard]] bool is_plausible(std::span<const Emulated> opinions) const;
  /// Between 0 and 1; 0 where history matching has ruled out.
  [[nodiscard]] double chance(std::span<const Emulated> opinions) const;
  /// What ABC multiplies: the kernels of a set's targets, averaged over seeds. 0 for a trial without an outcome.
  [[nodiscard]] double agreement(const std::vector<std::vector<double>>& by_seed, const TargetSet& set) const;

  [[nodiscard]] const std::vector<TargetSet>& sets() const { return sets_; }

 private:
  [[nodiscard]] double expected(std::span<const Emulated> opinions, const TargetSet& set) const;

  std::vector<OutcomeTarget> targets_;
  std::vector<TargetSet> sets_;
  std::vector<double> best_;  ///< by set
};

}  // namespace timbang
