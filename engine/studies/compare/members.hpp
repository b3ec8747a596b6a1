#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "scenario/layers/ensemble.hpp"
#include "statistics/intervals/interval.hpp"
#include "studies/compare/experiment.hpp"

namespace timbang {

/// What the intervals are to cover: as asked for, else plausible where the first arm's scenario names an ensemble.
[[nodiscard]] IntervalKind chosen_interval(std::optional<IntervalKind> asked, const std::vector<Arm>& arms);

/// The ensemble of the first arm's scenario. Throws ScenarioError: it names none (no_ensemble), another arm names one
/// of other values (ensembles_differ), or it cannot be read.
[[nodiscard]] Ensemble common_ensemble(const std::vector<Arm>& arms);

/// How often the arms are to run: as asked for, else 20 times; under an ensemble all its members equally often, and at
/// least 40 times.
[[nodiscard]] std::uint32_t chosen_replications(std::optional<std::uint32_t> asked,
                                                const std::optional<Ensemble>& ensemble);

/// Reads every arm's scenario under the first `count` members. Throws ScenarioError with the problems of all arms.
void add_members(std::vector<Arm>& arms, const Ensemble& ensemble, std::size_t count);

/// Whether the ensemble says that it was made for other values than those of the file that names it.
[[nodiscard]] bool is_out_of_date(const Ensemble& ensemble, const Scenario& scenario);

}  // namespace timbang
