#include "kernel/event_calendar.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "base/check.hpp"
#include "support/property.hpp"

using timbang::Event;
using timbang::EventCalendar;
using timbang::EventParts;
using timbang::make_event;
using timbang::SimTime;
using timbang::test_support::for_all_cases;

namespace {

constexpr std::int32_t day = SimTime::minutes_per_day;

Event event_at(std::int32_t minute, std::uint32_t subject = 0) {
  return make_event({.time = SimTime(minute), .subject = subject});
}

/// One thing that is done to a calendar.
struct Step {
  enum class Kind { schedule, take, look };
  Kind kind = Kind::take;
  EventParts parts;  ///< of what is scheduled, its time counted from the last event taken
};

std::ostream& operator<<(std::ostream& out, const Step& step) {
  if (step.kind == Step::Kind::take) return out << "take";
  if (step.kind == Step::Kind::look) return out << "look";
  const EventParts& parts = step.parts;
  return out << "schedule " << parts.time.minute() << " minutes later, phase " << int{parts.phase} << ", place "
             << parts.place << ", kind " << int{parts.kind} << ", subject " << parts.subject;
}

/// Few places and subjects, so that equal minutes, equal orders and equal events all happen.
rc::Gen<EventParts> arbitrary_parts(std::int32_t days) {
  const auto minutes =
      rc::gen::weightedOneOf<std::int32_t>({{1, rc::gen::inRange(0, 3)}, {3, rc::gen::inRange(0, days * day)}});
  return rc::gen::build<EventParts>(
      rc::gen::set(&EventParts::time, rc::gen::map(minutes, [](std::int32_t minute) { return SimTime(minute); })),
      rc::gen::set(&EventParts::phase, rc::gen::inRange<std::uint8_t>(0, 3)),
      rc::gen::set(&EventParts::place, rc::gen::inRange(0U, 3U)),
      rc::gen::set(&EventParts::kind, rc::gen::inRange<std::uint8_t>(0, 2)),
      rc::gen::set(&EventParts::subject, rc::gen::inRange(0U, 3U)));
}

/// Up to two thousand steps: enough to grow, to run dry, and to sort days both ways.
rc::Gen<std::vector<Step>> arbitrary_steps(std::int32_t days) {
  using Kind = Step::Kind;
  const auto kind = rc::gen::weightedElement<Kind>({{4, Kind::schedule}, {3, Kind::take}, {1, Kind::look}});
  const auto step =
      rc::gen::build<Step>(rc::gen::set(&Step::kind, kind), rc::gen::set(&Step::parts, arbitrary_parts(days)));
  return rc::gen::scale(20, rc::gen::container<std::vector<Step>>(step));
}

/// A calendar and a simple reference implementation, a sorted set.
class Comparison {
 public:
  void schedule(EventParts parts) {
    parts.time = now_.time() + (parts.time - SimTime());
    const Event event = std::max(make_event(parts), now_);
    calendar_.schedule(event);
    twin_.insert(event);
  }

  void take() {
    const auto taken = calendar_.take();
    RC_ASSERT(taken.has_value() == !twin_.empty());
    if (!taken) return;
    RC_ASSERT(*taken == *twin_.begin());
    twin_.erase(twin_.begin());
    now_ = *taken;
  }

  void look() {
    RC_ASSERT(calendar_.next_time() == (twin_.empty() ? SimTime::never() : twin_.begin()->time()));
    RC_ASSERT(calendar_.size() == twin_.size());
    RC_ASSERT(calendar_.empty() == twin_.empty());
  }

 private:
  EventCalendar calendar_;
  std::multiset<Event> twin_;
  Event now_;
};

}  // namespace

TEST_CASE("an empty calendar has no next event") {
  EventCalendar calendar;
  CHECK(calendar.empty());
  CHECK_FALSE(calendar.take().has_value());
  CHECK(calendar.next_time() == SimTime::never());
}

TEST_CASE("an event calendar agrees with a sorted set") {
  for_all_cases(400, [] {
    Comparison comparison;
    for (const Step& step : *arbitrary_steps(*rc::gen::inRange(1, 21))) {
      if (step.kind == Step::Kind::schedule) comparison.schedule(step.parts);
      if (step.kind == Step::Kind::take) comparison.take();
      if (step.kind == Step::Kind::look) comparison.look();
    }
    comparison.look();
  });
}

TEST_CASE("after peeking at the next time, earlier events can still be scheduled and are taken first") {
  EventCalendar calendar;
  calendar.schedule(event_at(30 * day));
  CHECK(calendar.next_time() == SimTime(30 * day));
  calendar.schedule(event_at(2 * day));
  calendar.schedule(event_at(29 * day));
  CHECK(calendar.take() == event_at(2 * day));
  CHECK(calendar.take() == event_at(29 * day));
  CHECK(calendar.take() == event_at(30 * day));
}

TEST_CASE("events of equal order are taken by subject and then by kind") {
  EventCalendar calendar;
  const Event b1{.order = 7, .subject = 2, .what = 1};
  const Event a2{.order = 7, .subject = 1, .what = 2};
  const Event a1{.order = 7, .subject = 1, .what = 1};
  for (const Event& event : {b1, a2, a1}) calendar.schedule(event);
  CHECK(calendar.take() == a1);
  CHECK(calendar.take() == a2);
  CHECK(calendar.take() == b1);
}

TEST_CASE("any number of events in one minute are taken in order") {
  for (const std::uint32_t count : {2U, 16U, 17U, 40U, 63U, 300U, 3000U}) {
    CAPTURE(count);
    EventCalendar calendar;
    // 7919 shares no factor with a count: every subject once, in no order.
    for (std::uint32_t i = 0; i < count; ++i) calendar.schedule(event_at(5 * day + 480, i * 7919U % count));
    calendar.schedule(event_at(5 * day + 479));
    calendar.schedule(event_at(5 * day + 481));
    CHECK(calendar.take() == event_at(5 * day + 479));
    for (std::uint32_t subject = 0; subject < count; ++subject) {
      REQUIRE(calendar.take() == event_at(5 * day + 480, subject));
    }
    CHECK(calendar.take() == event_at(5 * day + 481));
  }
}

TEST_CASE("scheduling an event before the last one taken fails a check, at the same order it does not") {
  EventCalendar calendar;
  calendar.schedule(event_at(100, 5));
  REQUIRE(calendar.take() == event_at(100, 5));
  CHECK_THROWS_AS(calendar.schedule(event_at(99, 5)), timbang::CheckFailed);
  CHECK_THROWS_AS(calendar.schedule(event_at(100, 4)), timbang::CheckFailed);
  CHECK(calendar.empty());
  calendar.schedule(event_at(100, 5));
  CHECK(calendar.take() == event_at(100, 5));
}

TEST_CASE("an event in the last representable minute is kept") {
  EventCalendar calendar;
  calendar.schedule(event_at((1 << 24) - 1));
  CHECK(calendar.next_time() == SimTime((1 << 24) - 1));
  CHECK(calendar.take() == event_at((1 << 24) - 1));
}

TEST_CASE("a copied calendar has the same events and is independent") {
  EventCalendar original;
  for (std::uint32_t i = 0; i < 1000; ++i) original.schedule(event_at(static_cast<std::int32_t>(i * 37 % 9000), i));
  for (int i = 0; i < 300; ++i) REQUIRE(original.take().has_value());
  EventCalendar copy = original;
  copy.schedule(event_at(20000));
  std::size_t left = 0;
  while (const auto event = original.take()) {
    REQUIRE(copy.take() == event);
    ++left;
  }
  CHECK(left == 700);
  CHECK(copy.take() == event_at(20000));
}
