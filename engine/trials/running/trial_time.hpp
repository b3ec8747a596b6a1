#pragma once

#include <cstdint>
#include <optional>

#include "base/stop.hpp"
#include "scenario/scenario.hpp"
#include "trials/trial.hpp"

namespace timbang {

/// How long a city and one trial of it take on this machine, in seconds.
struct TrialTime {
  double city = 0;
  double trial = 0;
};

/// Makes the scenario's city and runs one trial that keeps these cells; nothing is stored. Nothing if it was stopped or
/// no welfare distribution fits.
[[nodiscard]] std::optional<TrialTime> time_of_a_trial(const Scenario& scenario, const KeptCells& kept,
                                                       std::uint64_t seed, const StopToken& stop);

}  // namespace timbang
