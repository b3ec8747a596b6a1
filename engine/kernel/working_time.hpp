#pragma once

#include <cstddef>
#include <vector>

#include "base/sim_time.hpp"

namespace timbang {

/// A stretch of working time, [begin, end).
struct WorkingBlock {
  SimTime begin;
  SimTime end;
};

/// The dated working time of one server: blocks in order, apart from one another (blocks that touch are merged).
/// All arithmetic is exact in minutes.
class WorkingTime {
 public:
  WorkingTime() = default;
  /// Requires: blocks sorted, not overlapping, none empty (CheckFailed).
  explicit WorkingTime(const std::vector<WorkingBlock>& blocks);

  [[nodiscard]] const std::vector<WorkingBlock>& blocks() const;
  /// The first working instant at or after t; SimTime::never() after the last block.
  [[nodiscard]] SimTime next_instant(SimTime t) const;
  /// Working minutes from t to the end of the block that holds t; 0 outside blocks.
  [[nodiscard]] Duration left_in_block(SimTime t) const;
  /// When a divisible service of that length that starts at working instant t ends: `service` working minutes later,
  /// across nights, weekends and holidays; SimTime::never() if the calendar ends before.
  [[nodiscard]] SimTime finish(SimTime t, Duration service) const;
  /// Working minutes in [from, to).
  [[nodiscard]] Duration between(SimTime from, SimTime to) const;
  [[nodiscard]] Duration longest_block() const;
};

}  // namespace timbang
