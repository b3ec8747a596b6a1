#include "kernel/working_time.hpp"

#include <catch2/catch.hpp>

#include "base/check.hpp"
#include "support/naive_working_time.hpp"
#include "support/property.hpp"
#include "support/random_blocks.hpp"

using timbang::Duration;
using timbang::SimTime;
using timbang::WorkingBlock;
using timbang::WorkingTime;
using timbang::test_support::arbitrary_blocks;
using timbang::test_support::blocks_until;
using timbang::test_support::for_all_cases;
using timbang::test_support::NaiveWorkingTime;

namespace {

constexpr SimTime at(std::int32_t day, std::int32_t hour, std::int32_t minute = 0) {
  return SimTime(day * SimTime::minutes_per_day + hour * 60 + minute);
}

/// Two days of work from 8 to 16 hours with a free day between them.
WorkingTime two_days() {
  return WorkingTime({{at(0, 8), at(0, 16)}, {at(2, 8), at(2, 16)}});
}

}  // namespace

TEST_CASE("a service that fits the day ends the same day") {
  CHECK(two_days().finish(at(0, 9), Duration(50)) == at(0, 9, 50));
}

TEST_CASE("a service that fills the block ends with that block, not at the start of the next") {
  CHECK(two_days().finish(at(0, 9), Duration(7 * 60)) == at(0, 16));
}

TEST_CASE("a divisible service goes on in the next block, across nights and holidays") {
  CHECK(two_days().finish(at(0, 15), Duration(61)) == at(2, 8, 1));
}

TEST_CASE("a service of zero minutes ends when it starts") {
  CHECK(two_days().finish(at(0, 9), Duration(0)) == at(0, 9));
}

TEST_CASE("a service that outlasts the calendar never ends") {
  CHECK(two_days().finish(at(0, 8), Duration(16 * 60)) == at(2, 16));
  CHECK(two_days().finish(at(0, 8), Duration(16 * 60 + 1)) == SimTime::never());
}

TEST_CASE("starting a service outside working time fails a check") {
  CHECK_THROWS_AS(two_days().finish(at(0, 7, 59), Duration(1)), timbang::CheckFailed);
  CHECK_THROWS_AS(two_days().finish(at(0, 16), Duration(1)), timbang::CheckFailed);
  CHECK_THROWS_AS(two_days().finish(at(0, 9), Duration(-1)), timbang::CheckFailed);
}

TEST_CASE("a block includes its first minute and excludes its end") {
  CHECK(two_days().left_in_block(at(0, 8)) == Duration(480));
  CHECK(two_days().left_in_block(at(0, 15, 59)) == Duration(1));
  CHECK(two_days().left_in_block(at(0, 16)) == Duration(0));
  CHECK(two_days().next_instant(at(0, 16)) == at(2, 8));
  CHECK(two_days().next_instant(at(2, 16)) == SimTime::never());
}

TEST_CASE("the next block begins strictly after the instant") {
  CHECK(two_days().next_block(at(0, 7, 59)) == at(0, 8));
  CHECK(two_days().next_block(at(0, 8)) == at(2, 8));
  CHECK(two_days().next_block(at(2, 8)) == SimTime::never());
}

TEST_CASE("adjacent blocks are merged") {
  const WorkingTime merged({{at(0, 8), at(0, 12)}, {at(0, 12), at(0, 16)}, {at(1, 8), at(1, 10)}});
  CHECK(merged.blocks() == std::vector<WorkingBlock>{{at(0, 8), at(0, 16)}, {at(1, 8), at(1, 10)}});
  CHECK(merged.left_in_block(at(0, 11)) == Duration(300));
  CHECK(merged.longest_block() == Duration(480));
}

TEST_CASE("in a calendar that is always open no service is interrupted") {
  const WorkingTime always({{SimTime(0), SimTime::never()}});
  CHECK(always.finish(SimTime(5), Duration(1000000)) == SimTime(1000005));
  CHECK(always.next_block(SimTime(5)) == SimTime::never());
}

TEST_CASE("Without blocks there is no working time") {
  const WorkingTime none;
  CHECK(none.next_instant(SimTime(0)) == SimTime::never());
  CHECK(none.next_block(SimTime(0)) == SimTime::never());
  CHECK(none.left_in_block(SimTime(0)) == Duration(0));
  CHECK(none.between(SimTime(0), SimTime(5000)) == Duration(0));
  CHECK(none.longest_block() == Duration(0));
}

TEST_CASE("blocks out of order, overlapping, empty or before the start fail a check") {
  using Blocks = std::vector<WorkingBlock>;
  CHECK_THROWS_AS(WorkingTime(Blocks{{at(1, 8), at(1, 9)}, {at(0, 8), at(0, 9)}}), timbang::CheckFailed);
  CHECK_THROWS_AS(WorkingTime(Blocks{{at(0, 8), at(0, 10)}, {at(0, 9), at(0, 11)}}), timbang::CheckFailed);
  CHECK_THROWS_AS(WorkingTime(Blocks{{at(0, 8), at(0, 8)}}), timbang::CheckFailed);
  CHECK_THROWS_AS(WorkingTime(Blocks{{SimTime(-1), at(0, 8)}}), timbang::CheckFailed);
}

TEST_CASE("working time agrees with counting minute by minute") {
  for_all_cases(400, [] {
    const auto blocks = blocks_until(SimTime(600), *arbitrary_blocks(60));
    const WorkingTime time(blocks);
    const NaiveWorkingTime twin(blocks);
    RC_ASSERT(time.longest_block() == twin.longest_block());
    const auto questions = *rc::gen::container<std::vector<std::pair<std::int32_t, std::int32_t>>>(
        rc::gen::pair(rc::gen::inRange(0, 650), rc::gen::inRange(0, 400)));
    for (const auto& [minute, minutes] : questions) {
      const SimTime t(minute);
      const Duration length(minutes);
      RC_ASSERT(time.next_instant(t) == twin.next_instant(t));
      RC_ASSERT(time.next_block(t) == twin.next_block(t));
      RC_ASSERT(time.left_in_block(t) == twin.left_in_block(t));
      RC_ASSERT(time.between(t, t + length) == twin.between(t, t + length));
      if (twin.works(t)) RC_ASSERT(time.finish(t, length) == twin.finish(t, length));
    }
  });
}
