#pragma once

#include <stop_token>

#include "base/sim_time.hpp"
#include "kernel/event_calendar.hpp"
#include "kernel/fingerprint.hpp"

namespace timbang {

enum class RunEnd { reached, stopped };

/// Hands events to `handler.handle(event)` in order until the next one lies at or after `until`.
/// The handler schedules into the same calendar. The stop token is looked at once a simulated day.
/// Requires: Handler has `void handle(const Event&)`.
template <class Handler>
RunEnd run_until(EventCalendar& calendar, Handler& handler, SimTime until, Fingerprint& fingerprint,
                 const std::stop_token& stop) {
  std::int32_t day = -1;
  while (calendar.next_time() < until) {
    const Event event = *calendar.take();
    if (event.time().day() != day) {
      day = event.time().day();
      if (stop.stop_requested()) return RunEnd::stopped;
    }
    fingerprint.add(event);
    handler.handle(event);
  }
  return RunEnd::reached;
}

}  // namespace timbang
