#pragma once

#include <cstdint>

#include "base/sim_time.hpp"
#include "base/stop.hpp"
#include "kernel/event_calendar.hpp"
#include "kernel/fingerprint.hpp"

namespace timbang {

enum class RunEnd { reached, stopped };

/// Hands events to `handler.handle(event)` in order until the next one lies at or after `until`.
/// The handler schedules into the same calendar. The stop token is looked at once a simulated day; a stopped run has
/// lost no event and can go on.
/// Requires: Handler has `void handle(const Event&)`.
template <class Handler>
RunEnd run_until(EventCalendar& calendar, Handler& handler, SimTime until, Fingerprint& fingerprint,
                 const StopToken& stop) {
  std::int32_t day = -1;
  for (SimTime next = calendar.next_time(); next < until; next = calendar.next_time()) {
    if (next.day() != day) {
      day = next.day();
      if (stop.stop_requested()) return RunEnd::stopped;
    }
    const Event event = *calendar.take();
    fingerprint.add(event);
    handler.handle(event);
  }
  return RunEnd::reached;
}

}  // namespace timbang
