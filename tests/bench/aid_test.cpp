#include "aid.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace timbang::bench;

TEST_CASE("vectorised, event-based and hand-written aid give the same counts in every month") {
  for (const std::uint32_t households : {1U, 1024U, 10'001U}) {
    const auto key = timbang::trial_key(1, 0, "aid");
    const AidOutcome outcome = aid_on_kernel(key, households);
    CHECK(outcome == aid_by_hand(key, households));
    CHECK(outcome == aid_by_events(key, households));
  }
}

TEST_CASE("aid has the documented size") {
  // Each of these limits would raise a false alarm for fewer than one seed in a million.
  const AidOutcome outcome = aid_on_kernel(timbang::trial_key(1, 0, "aid"), 100'000);
  std::int64_t backlog = 0;
  for (const AidMonth& month : outcome) {
    CHECK(std::abs(month.filed - 3'000) < 270);  // 5 standard deviations of 54
    // A server is busy all the time: 30 days of 0.25 days each in 12 districts, 5 standard deviations of 38.
    CHECK(std::abs(month.resolved - 1'440) < 190 + 12);
    backlog += month.filed - month.resolved;
    CHECK(month.backlog == backlog);
    CHECK(month.poor > 0);
  }
  // Of the first month's aid 90 % is taken up, but for what lies a delay of 3 of 30 days ahead of its end: 81,000.
  CHECK(std::abs(outcome[0].transacted - 81'000) < 650);
  CHECK(std::abs(outcome[5].transacted - 90'000) < 550);
}
