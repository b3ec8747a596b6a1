#pragma once

#include <cstdint>
#include <vector>

#include "results/sweep/sweep_store.hpp"

namespace timbang {

/// What running a design came to.
struct SweepResult {
  std::uint64_t points = 0;            ///< of the design
  std::uint64_t refused = 0;           ///< points whose values make no sound scenario
  std::uint64_t trials = 0;            ///< different ones that were asked for, of the shard
  std::uint64_t resumed = 0;           ///< of them, those that were already stored
  std::uint64_t simulated = 0;         ///< by this call
  std::vector<SweepFailure> failures;  ///< the first ones
  std::uint64_t failed = 0;
  double seconds = 0;    ///< from the first trial of this call to the last
  bool stopped = false;  ///< asked to stop before all was done
};

}  // namespace timbang
