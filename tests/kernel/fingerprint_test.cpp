#include "kernel/fingerprint.hpp"

#include <catch2/catch.hpp>

using timbang::Event;
using timbang::Fingerprint;

namespace {

Event some_event() {
  return timbang::make_event({.time = timbang::SimTime(1441),
                              .phase = 3,
                              .place = 0x1234567,
                              .sequence = 8,
                              .kind = 9,
                              .generation = 10,
                              .subject = 11});
}

}  // namespace

TEST_CASE("the fingerprints of no event and of one event never change") {
  Fingerprint fingerprint;
  CHECK(fingerprint.text() == "54696d62616e6721");
  fingerprint.add(some_event());
  CHECK(fingerprint.text() == "211102ccd35a4873");
}

TEST_CASE("the fingerprint depends on the order of the words") {
  Fingerprint one_two;
  one_two.add(std::uint64_t{1});
  one_two.add(std::uint64_t{2});
  Fingerprint two_one;
  two_one.add(std::uint64_t{2});
  two_one.add(std::uint64_t{1});
  CHECK(one_two.value() != two_one.value());
}

TEST_CASE("every part of an event changes the fingerprint") {
  const Event event = some_event();
  Event other_order = event;
  other_order.order ^= 1U;
  Event other_subject = event;
  other_subject.subject ^= 1U;
  Event other_kind = event;
  other_kind.what ^= 1U << 24U;
  Fingerprint expected;
  expected.add(event);
  for (const Event& changed : {other_order, other_subject, other_kind}) {
    Fingerprint fingerprint;
    fingerprint.add(changed);
    CHECK(fingerprint.value() != expected.value());
  }
}

TEST_CASE("a fingerprint is printed with 16 digits, leading zeros included") {
  Fingerprint fingerprint;
  for (int i = 0; i < 100; ++i) {
    fingerprint.add(std::uint64_t{7});
    CHECK(std::stoull(fingerprint.text(), nullptr, 16) == fingerprint.value());
    CHECK(fingerprint.text().size() == 16);
  }
}
