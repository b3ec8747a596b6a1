#include "support/naive_working_time.hpp"

#include <algorithm>

namespace timbang::test_support {
namespace {

constexpr Duration one_minute(1);

}  // namespace

NaiveWorkingTime::NaiveWorkingTime(const std::vector<WorkingBlock>& blocks) {
  for (const WorkingBlock& block : blocks) {
    works_.resize(static_cast<std::size_t>(block.end.minute()));
    for (SimTime t = block.begin; t < block.end; t = t + one_minute)
      works_[static_cast<std::size_t>(t.minute())] = true;
  }
  for (SimTime t; t < end(); t = t + one_minute) longest_ = std::max(longest_, left_in_block(t));
}

SimTime NaiveWorkingTime::end() const {
  return SimTime(static_cast<std::int32_t>(works_.size()));
}

bool NaiveWorkingTime::works(SimTime t) const {
  return t < end() && works_[static_cast<std::size_t>(t.minute())];
}

SimTime NaiveWorkingTime::next_instant(SimTime t) const {
  while (t < end() && !works(t)) t = t + one_minute;
  return t < end() ? t : SimTime::never();
}

SimTime NaiveWorkingTime::next_block(SimTime t) const {
  while (works(t)) t = t + one_minute;
  return next_instant(t);
}

Duration NaiveWorkingTime::left_in_block(SimTime t) const {
  Duration left;
  for (; works(t); t = t + one_minute) left = left + one_minute;
  return left;
}

SimTime NaiveWorkingTime::finish(SimTime t, Duration service) const {
  while (service > Duration()) {
    if (t >= end()) return SimTime::never();
    if (works(t)) service = service - one_minute;
    t = t + one_minute;
  }
  return t;
}

Duration NaiveWorkingTime::between(SimTime from, SimTime to) const {
  Duration worked;
  for (SimTime t = from; t < to; t = t + one_minute) {
    if (works(t)) worked = worked + one_minute;
  }
  return worked;
}

}  // namespace timbang::test_support
