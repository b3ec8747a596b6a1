#pragma once

#include <optional>
#include <vector>

#include "analysis/sweep_sample.hpp"

namespace timbang {

/// The value of every option at every draw of the uncertain inputs; more is better.
struct Judgement {
  Criterion criterion = Criterion::outcome;
  std::size_t outcome = 0;     ///< of an outcome criterion
  std::vector<double> values;  ///< by point of the sample; NaN where undefined
  Valuation valuation = {};    ///< of the criterion `value`
};

/// Judges by one outcome, which should be low or high; nothing if neither is a gain by itself.
[[nodiscard]] std::optional<Judgement> judge_by_outcome(const SweepSample& sample, std::size_t outcome);
[[nodiscard]] Judgement judge_by_target(const SweepSample& sample, const WantedOutcome& target);
[[nodiscard]] Judgement judge_by_values(const SweepSample& sample, const Valuation& valuation);

/// Whether both options and uncertain inputs vary, so that there is a choice to be made under uncertainty.
[[nodiscard]] bool has_choice(const SweepSample& sample);

/// The options in every draw of which all of them have a value: regret, agreement, and the value of information of each
/// input (largest first) beside the largest value expected by chance. Nothing if there are fewer than ten such draws,
/// as where options are not crossed with what is uncertain.
[[nodiscard]] std::optional<OptionsAtStake> options_at_stake(const SweepSample& sample, const Judgement& judgement);

}  // namespace timbang
