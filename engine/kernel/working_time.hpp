#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/sim_time.hpp"

namespace timbang {

/// A stretch of working time, [begin, end).
struct WorkingBlock {
  SimTime begin;
  SimTime end;

  friend constexpr bool operator==(WorkingBlock, WorkingBlock) = default;
};

/// The dated working time of one server: blocks in order, apart from one another (blocks that touch are merged).
/// All arithmetic is exact in minutes.
class WorkingTime {
 public:
  WorkingTime() = default;
  /// Requires: blocks sorted, not overlapping, none empty, none before minute 0 (CheckFailed).
  explicit WorkingTime(const std::vector<WorkingBlock>& blocks);

  [[nodiscard]] const std::vector<WorkingBlock>& blocks() const { return blocks_; }
  /// The first working instant at or after t; SimTime::never() after the last block.
  [[nodiscard]] SimTime next_instant(SimTime t) const;
  /// The beginning of the first block that begins after t; SimTime::never() if there is none.
  [[nodiscard]] SimTime next_block(SimTime t) const;
  /// Working minutes from t to the end of the block that holds t; 0 outside blocks.
  [[nodiscard]] Duration left_in_block(SimTime t) const;
  /// When a divisible service of that length that starts at working instant t ends: `service` working minutes later,
  /// across nights, weekends and holidays; SimTime::never() if the calendar ends before.
  /// Requires: t lies in a block, service >= 0 (CheckFailed).
  [[nodiscard]] SimTime finish(SimTime t, Duration service) const;
  /// Working minutes in [from, to). Requires: from <= to (CheckFailed).
  [[nodiscard]] Duration between(SimTime from, SimTime to) const;
  [[nodiscard]] Duration longest_block() const { return longest_; }

 private:
  /// The number of blocks that end at or before t, which is the index of the first that does not.
  [[nodiscard]] std::size_t ended_by(SimTime t) const;
  /// Working minutes before t.
  [[nodiscard]] std::int32_t minutes_before(SimTime t) const;
  /// Index of the block that holds t. Requires: there is one (CheckFailed).
  [[nodiscard]] std::size_t holder(SimTime t) const;

  std::vector<WorkingBlock> blocks_;
  std::vector<std::int32_t> minutes_to_end_;  ///< of every block: working minutes up to its end
  Duration longest_;
};

inline std::size_t WorkingTime::ended_by(SimTime t) const {
  const auto first = std::upper_bound(blocks_.begin(), blocks_.end(), t,
                                      [](SimTime instant, const WorkingBlock& block) { return instant < block.end; });
  return static_cast<std::size_t>(first - blocks_.begin());
}

inline Duration WorkingTime::left_in_block(SimTime t) const {
  const std::size_t block = ended_by(t);
  if (block == blocks_.size() || t < blocks_[block].begin) return Duration();
  return blocks_[block].end - t;
}

}  // namespace timbang
