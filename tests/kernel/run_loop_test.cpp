#include "kernel/run_loop.hpp"
#include "base/stop.hpp"

#include <catch2/catch.hpp>
#include <vector>

using timbang::Event;
using timbang::EventCalendar;
using timbang::Fingerprint;
using timbang::make_event;
using timbang::run_until;
using timbang::RunEnd;
using timbang::SimTime;

namespace {

constexpr std::int32_t day = SimTime::minutes_per_day;

/// Notes every event, and asks for an end at the one it is told to.
struct Recorder {
  std::vector<std::int32_t> minutes;
  timbang::StopSource stop;
  std::int32_t stops_at = -1;

  void handle(const Event& event) {
    minutes.push_back(event.time().minute());
    if (event.time().minute() == stops_at) stop.request_stop();
  }
};

/// Schedules a successor an hour after each event.
struct HourlyClock {
  EventCalendar& calendar;
  int ticks = 0;

  void handle(const Event& event) {
    ++ticks;
    calendar.schedule(make_event({.time = event.time() + timbang::Duration(60)}));
  }
};

EventCalendar calendar_of(const std::vector<std::int32_t>& minutes) {
  EventCalendar calendar;
  for (const std::int32_t minute : minutes) calendar.schedule(make_event({.time = SimTime(minute)}));
  return calendar;
}

}  // namespace

TEST_CASE("a run dispatches every event before its end in order and leaves later ones") {
  EventCalendar calendar = calendar_of({300, 100, 200, 400});
  Recorder recorder;
  Fingerprint fingerprint;
  CHECK(run_until(calendar, recorder, SimTime(300), fingerprint, {}) == RunEnd::reached);
  CHECK(recorder.minutes == std::vector<std::int32_t>{100, 200});
  CHECK(calendar.size() == 2);
}

TEST_CASE("an event scheduled by a handler is dispatched in the same run") {
  EventCalendar calendar = calendar_of({0});
  HourlyClock clock{calendar};
  Fingerprint fingerprint;
  CHECK(run_until(calendar, clock, SimTime(3 * day), fingerprint, {}) == RunEnd::reached);
  CHECK(clock.ticks == 72);
}

TEST_CASE("a stop request takes effect at the start of the next day and loses no event") {
  const std::vector<std::int32_t> minutes{10, 20, day + 5, day + 6};
  EventCalendar calendar = calendar_of(minutes);
  Recorder recorder;
  recorder.stops_at = 10;
  Fingerprint fingerprint;
  CHECK(run_until(calendar, recorder, SimTime(9 * day), fingerprint, recorder.stop.token()) == RunEnd::stopped);
  CHECK(recorder.minutes == std::vector<std::int32_t>{10, 20});
  CHECK(run_until(calendar, recorder, SimTime(9 * day), fingerprint, {}) == RunEnd::reached);
  CHECK(recorder.minutes == minutes);
}

TEST_CASE("a run in two parts has the fingerprint of an uninterrupted run") {
  const std::vector<std::int32_t> minutes{10, 20, day, 3 * day, 3 * day + 1};
  Recorder recorder;
  Fingerprint at_once;
  EventCalendar calendar = calendar_of(minutes);
  run_until(calendar, recorder, SimTime(9 * day), at_once, {});
  Fingerprint in_parts;
  calendar = calendar_of(minutes);
  run_until(calendar, recorder, SimTime(day), in_parts, {});
  run_until(calendar, recorder, SimTime(9 * day), in_parts, {});
  CHECK(in_parts.value() == at_once.value());
  CHECK(in_parts.value() != Fingerprint().value());
}
