#include "kernel/event_calendar.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "base/check.hpp"

using timbang::Event;
using timbang::EventCalendar;
using timbang::make_event;
using timbang::SimTime;

namespace {

constexpr std::int32_t day = SimTime::minutes_per_day;

Event event_at(std::int32_t minute, std::uint32_t subject = 0) {
  return make_event({.time = SimTime(minute), .subject = subject});
}

/// Random operations on a calendar and on its plainly right twin, a sorted set, checking that they agree.
class Comparison {
 public:
  explicit Comparison(std::uint32_t seed) : words_(seed) {}

  /// An event at most `days` after the last one taken; often within the day, often at the very minute.
  void schedule(std::uint32_t days) {
    const std::uint32_t minutes = days * static_cast<std::uint32_t>(day);
    const std::uint32_t delay = below(4) == 0 ? below(3) : below(minutes);
    // Few places and subjects, so that equal minutes, equal orders and equal events all happen.
    Event event = make_event({.time = now_.time() + timbang::Duration(static_cast<std::int32_t>(delay)),
                              .phase = static_cast<std::uint8_t>(below(3)),
                              .place = below(3),
                              .kind = static_cast<std::uint8_t>(below(2)),
                              .subject = below(3)});
    if (event < now_) event = now_;
    calendar_.schedule(event);
    twin_.insert(event);
  }

  void take() {
    const auto taken = calendar_.take();
    REQUIRE(taken.has_value() == !twin_.empty());
    if (!taken) return;
    REQUIRE(*taken == *twin_.begin());
    twin_.erase(twin_.begin());
    now_ = *taken;
  }

  void look() {
    REQUIRE(calendar_.next_time() == (twin_.empty() ? SimTime::never() : twin_.begin()->time()));
    REQUIRE(calendar_.size() == twin_.size());
    REQUIRE(calendar_.empty() == twin_.empty());
  }

  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(words_()) % bound; }

 private:
  std::mt19937 words_;
  EventCalendar calendar_;
  std::multiset<Event> twin_;
  Event now_;
};

}  // namespace

TEST_CASE("A calendar without events has nothing to give") {
  EventCalendar calendar;
  CHECK(calendar.empty());
  CHECK_FALSE(calendar.take().has_value());
  CHECK(calendar.next_time() == SimTime::never());
}

TEST_CASE("A calendar agrees with a sorted set under random operations") {
  // Bursts of different sizes make the calendar grow, run dry, and sort days both ways.
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    Comparison comparison(seed);
    const std::uint32_t days = 1 + seed % 20;
    const std::uint32_t burst = seed % 4 == 0 ? 4000 : 40;
    for (int round = 0; round < 50000 / static_cast<int>(burst) / 10; ++round) {
      for (std::uint32_t i = comparison.below(burst); i > 0; --i) comparison.schedule(days);
      for (std::uint32_t i = comparison.below(burst + burst / 4); i > 0; --i) {
        if (comparison.below(3) == 0) comparison.look();
        comparison.take();
        if (comparison.below(4) == 0) comparison.schedule(days);
      }
    }
  }
}

TEST_CASE("Looking at the next time opens no gap: earlier events may still come and leave first") {
  EventCalendar calendar;
  calendar.schedule(event_at(30 * day));
  CHECK(calendar.next_time() == SimTime(30 * day));
  calendar.schedule(event_at(2 * day));
  calendar.schedule(event_at(29 * day));
  CHECK(calendar.take() == event_at(2 * day));
  CHECK(calendar.take() == event_at(29 * day));
  CHECK(calendar.take() == event_at(30 * day));
}

TEST_CASE("Events of one order leave by subject and then by what they are") {
  EventCalendar calendar;
  const Event b1{.order = 7, .subject = 2, .what = 1};
  const Event a2{.order = 7, .subject = 1, .what = 2};
  const Event a1{.order = 7, .subject = 1, .what = 1};
  for (const Event& event : {b1, a2, a1}) calendar.schedule(event);
  CHECK(calendar.take() == a1);
  CHECK(calendar.take() == a2);
  CHECK(calendar.take() == b1);
}

TEST_CASE("An event before the last one taken is a failed check, one equal to it is not") {
  EventCalendar calendar;
  calendar.schedule(event_at(100, 5));
  REQUIRE(calendar.take() == event_at(100, 5));
  CHECK_THROWS_AS(calendar.schedule(event_at(99, 5)), timbang::CheckFailed);
  CHECK_THROWS_AS(calendar.schedule(event_at(100, 4)), timbang::CheckFailed);
  CHECK(calendar.empty());
  calendar.schedule(event_at(100, 5));
  CHECK(calendar.take() == event_at(100, 5));
}

TEST_CASE("The last minute that an event can have is kept") {
  EventCalendar calendar;
  calendar.schedule(event_at((1 << 24) - 1));
  CHECK(calendar.next_time() == SimTime((1 << 24) - 1));
  CHECK(calendar.take() == event_at((1 << 24) - 1));
}

TEST_CASE("A copy of a calendar goes on alone, with the same events") {
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
