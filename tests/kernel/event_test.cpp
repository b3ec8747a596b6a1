#include "kernel/event.hpp"

#include <catch2/catch.hpp>

#include "base/check.hpp"

using timbang::Event;
using timbang::EventParts;
using timbang::make_event;
using timbang::SimTime;

TEST_CASE("an event unpacks to the parts it was packed from, each at its maximum") {
  const Event event = make_event({.time = SimTime((1 << 24) - 1),
                                  .phase = 15,
                                  .place = 0xfffffffU,
                                  .sequence = 255,
                                  .kind = 255,
                                  .generation = 0xffffffU,
                                  .subject = 0xffffffffU});
  CHECK(event.time() == SimTime((1 << 24) - 1));
  CHECK(event.phase() == 15);
  CHECK(event.kind() == 255);
  CHECK(event.generation() == 0xffffffU);
  CHECK(event.subject == 0xffffffffU);
  CHECK(event.order == ~std::uint64_t{0});
}

TEST_CASE("events are ordered by time, then phase, then place, then sequence") {
  const EventParts first{.time = SimTime(10), .phase = 2, .place = 5, .sequence = 7};
  EventParts later = first;
  later = {.time = SimTime(11), .phase = 0, .place = 0, .sequence = 0};
  CHECK(make_event(first) < make_event(later));
  later = {.time = SimTime(10), .phase = 3, .place = 0, .sequence = 0};
  CHECK(make_event(first) < make_event(later));
  later = {.time = SimTime(10), .phase = 2, .place = 6, .sequence = 0};
  CHECK(make_event(first) < make_event(later));
  later = {.time = SimTime(10), .phase = 2, .place = 5, .sequence = 8};
  CHECK(make_event(first) < make_event(later));
}

TEST_CASE("an event stores only the low bits of place and generation") {
  const Event event = make_event({.time = SimTime(1), .place = 0xf0000001U, .kind = 2, .generation = 0xff000003U});
  CHECK(event == make_event({.time = SimTime(1), .place = 1, .kind = 2, .generation = 3}));
}

TEST_CASE("a time beyond 24 bits or a phase beyond 4 bits fails a check") {
  CHECK_THROWS_AS(make_event({.time = SimTime(-1)}), timbang::CheckFailed);
  CHECK_THROWS_AS(make_event({.time = SimTime(1 << 24)}), timbang::CheckFailed);
  CHECK_THROWS_AS(make_event({.time = SimTime::never()}), timbang::CheckFailed);
  CHECK_THROWS_AS(make_event({.time = SimTime(0), .phase = 16}), timbang::CheckFailed);
}
