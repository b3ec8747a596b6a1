#include "kernel/working_time.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace timbang {

WorkingTime::WorkingTime(const std::vector<WorkingBlock>& blocks) {
  SimTime last_end;
  for (const WorkingBlock& block : blocks) {
    TIMBANG_CHECK(block.begin >= last_end, "working blocks must be sorted, apart and after minute 0");
    TIMBANG_CHECK(block.begin < block.end, "a working block must not be empty");
    // Blocks that touch are one: otherwise indivisible work across their seam would never start.
    if (!blocks_.empty() && block.begin == last_end) {
      blocks_.back().end = block.end;
    } else {
      blocks_.push_back(block);
    }
    last_end = block.end;
  }
  // Running sums of minutes turn every question about a calendar of years into one binary search.
  std::int32_t minutes = 0;
  minutes_to_end_.reserve(blocks_.size());
  for (const WorkingBlock& block : blocks_) {
    const Duration length = block.end - block.begin;
    minutes += length.minutes();
    minutes_to_end_.push_back(minutes);
    longest_ = std::max(longest_, length);
  }
}

SimTime WorkingTime::next_instant(SimTime t) const {
  const std::size_t block = ended_by(t);
  return block == blocks_.size() ? SimTime::never() : std::max(t, blocks_[block].begin);
}

SimTime WorkingTime::next_block(SimTime t) const {
  std::size_t block = ended_by(t);
  // A block that has begun does not count, not even in its first minute: the caller schedules the next one to begin.
  if (block < blocks_.size() && blocks_[block].begin <= t) ++block;
  return block == blocks_.size() ? SimTime::never() : blocks_[block].begin;
}

std::size_t WorkingTime::holder(SimTime t) const {
  const std::size_t block = ended_by(t);
  TIMBANG_CHECK(block < blocks_.size() && t >= blocks_[block].begin, "a service must start at a working instant");
  return block;
}

SimTime WorkingTime::finish(SimTime t, Duration service) const {
  TIMBANG_CHECK(service >= Duration(), "a service cannot have a negative length");
  const std::size_t start = holder(t);
  if (service <= blocks_[start].end - t) return t + service;
  // Counted back from the end of the calendar, so that no sum can overflow.
  const std::int32_t worked = minutes_before(t);
  // A service that the calendar cannot hold never ends; its server keeps the job until it leaves.
  if (service.minutes() > minutes_to_end_.back() - worked) return SimTime::never();
  const std::int32_t target = worked + service.minutes();
  const auto last = std::lower_bound(minutes_to_end_.begin(), minutes_to_end_.end(), target);
  return blocks_[static_cast<std::size_t>(last - minutes_to_end_.begin())].end - Duration(*last - target);
}

std::int32_t WorkingTime::minutes_before(SimTime t) const {
  const std::size_t block = ended_by(t);
  const std::int32_t earlier = block == 0 ? 0 : minutes_to_end_[block - 1];
  if (block == blocks_.size() || t <= blocks_[block].begin) return earlier;
  return earlier + (t - blocks_[block].begin).minutes();
}

Duration WorkingTime::between(SimTime from, SimTime to) const {
  TIMBANG_CHECK(from <= to, "an interval of working time does not end before it begins");
  return Duration(minutes_before(to) - minutes_before(from));
}

}  // namespace timbang
