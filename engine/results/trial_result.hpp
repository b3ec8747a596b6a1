#pragma once

#include <cstdint>
#include <string>

#include "outcomes/tables/outcome_table.hpp"

namespace timbang {

/// One finished replication of one arm.
struct TrialResult {
  std::uint32_t arm = 0;
  std::uint32_t replication = 0;
  OutcomeTable table;            ///< empty if the trial failed
  std::uint64_t trajectory = 0;  ///< fingerprint of the events
  std::string failure;           ///< empty if it did not fail
  std::string point = {};        ///< as in ManifestRun
};

}  // namespace timbang
