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

/// How a run begins and which months it reports: as the scenario says, unless told otherwise.
struct RunBegin {
  std::optional<Month> first_month;  ///< reported, before the scenario's own
  double backlog = 0;                ///< see CityRun::begin_with_backlog
};

/// The run up to policy_start under the baseline, which its arms share. Nothing if abandoned.
[[nodiscard]] std::optional<ObservedRun> warm_up(const BaselineCity& city, std::uint64_t seed,
                                                 std::uint32_t replication, const StopToken& abandon,
                                                 const RunBegin& begin = {});

/// Runs one arm from policy_start to the end, with a report of these months' welfare; false if abandoned.
[[nodiscard]] bool run_arm(ObservedRun arm, const Scenario& scenario, std::span<const MonthBeforeAid> months,
                           const StopToken& abandon, Trial& trial);

}  // namespace timbang
