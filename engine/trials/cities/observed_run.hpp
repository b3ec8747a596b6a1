#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "base/stop.hpp"
#include "model/city_run.hpp"
#include "outcomes/folds/outcome_fold.hpp"
#include "trials/cities/city_maker.hpp"
#include "trials/trial.hpp"

namespace timbang {

/// A run and what it has reported so far. A copyable value.
struct ObservedRun {
  CityRun run;
  OutcomeFold outcomes;
};

/// The run up to policy_start under the baseline, which its arms share. `listener`, if there is one, hears every fact
/// too. Nothing if abandoned.
[[nodiscard]] std::optional<ObservedRun> warm_up(const BaselineCity& city, std::uint64_t seed,
                                                 std::uint32_t replication, const StopToken& abandon,
                                                 FactSink* listener = nullptr);

/// Runs one arm from policy_start to the end, with a report of these months' welfare; false if abandoned. `listener`,
/// if there is one, hears every fact too.
[[nodiscard]] bool run_arm(ObservedRun arm, const Scenario& scenario, std::span<const MonthBeforeAid> months,
                           const StopToken& abandon, Trial& trial, FactSink* listener = nullptr);

}  // namespace timbang
