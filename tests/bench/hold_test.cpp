#include "hold.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "event_lists.hpp"

using namespace timbang::bench;

namespace {

/// The minutes in which the pending events come out after some holds, to the last one.
template <class List>
std::vector<std::int32_t> minutes_left(std::size_t pending, std::size_t holds) {
  const std::vector<std::int32_t> delays = hold_delays();
  Hold<List> model(pending, delays);
  model.run(holds);
  std::vector<std::int32_t> minutes;
  for (std::size_t i = 0; i < pending; ++i) minutes.push_back(model.take_minute());
  return minutes;
}

}  // namespace

TEST_CASE("every event list implementation gives the same times in order") {
  for (const std::size_t pending : {std::size_t{1}, std::size_t{100}, std::size_t{20'000}}) {
    const auto minutes = minutes_left<KernelCalendar>(pending, 2 * pending);
    CHECK(std::ranges::is_sorted(minutes));
    CHECK(minutes.back() > 0);
    CHECK(minutes == minutes_left<StandardQueue>(pending, 2 * pending));
    CHECK(minutes == minutes_left<DaryHeap<4>>(pending, 2 * pending));
    CHECK(minutes == minutes_left<DaryHeap<8>>(pending, 2 * pending));
  }
}
