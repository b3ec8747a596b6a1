#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/stop.hpp"
#include "facts/facts.hpp"
#include "scenario/scenario.hpp"
#include "trials/cities/city_maker.hpp"
#include "trials/trial.hpp"

namespace timbang {

/// A scenario to simulate and what to keep of it.
struct WantedTrial {
  const Scenario* scenario = nullptr;
  KeptCells kept;
  FactSink* listener = nullptr;  ///< hears every fact of the trial
};

/// One replication: the warm-up once, then each scenario on a copy of it. One that breaks a law of the model is a
/// failed trial, the others go on; if the warm-up does, all fail. Returns a trial for each, or fewer if told to abandon
/// the rest. Poverty and targeting are counted where any of them keeps such an outcome. Safe on any thread. Requires:
/// all have this city's baseline; a trial with a listener is the only one, whose warm-up it hears too.
[[nodiscard]] std::vector<Trial> run_replication(const BaselineCity& city, std::span<const WantedTrial> wanted,
                                                 std::uint64_t seed, std::uint32_t replication,
                                                 const StopToken& abandon);

}  // namespace timbang
