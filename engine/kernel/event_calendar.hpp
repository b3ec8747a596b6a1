#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "kernel/event.hpp"

namespace timbang {

/// The future event list: buckets by day, the day in hand sorted, a small heap for what is scheduled within that day.
///
/// Invariant: events leave in the order of (order, subject, what), whatever the order in which they came.
/// A copyable value: the state of a run at policy_start is kept and continued by every arm.
/// Requires: nothing is scheduled before the last event taken (CheckFailed).
class EventCalendar {
 public:
  void schedule(const Event& event);
  /// The next event, removed; nothing when no event is left.
  [[nodiscard]] std::optional<Event> take();
  /// The next event's time without removing it; SimTime::never() when no event is left.
  [[nodiscard]] SimTime next_time();
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] bool empty() const { return size() == 0; }
};

}  // namespace timbang
