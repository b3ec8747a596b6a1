#include "trials/ordered_work.hpp"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <numeric>
#include <stdexcept>
#include <vector>

using timbang::StopSource;
using timbang::StopToken;
using timbang::work_in_order;

namespace {

std::size_t square(std::size_t index, const StopToken&) {
  return index * index;
}

}  // namespace

TEST_CASE("results come in the order of their indices for any number of workers") {
  for (const unsigned threads : {0U, 1U, 2U, 5U}) {
    std::vector<std::size_t> indices;
    std::vector<std::size_t> results;
    const std::size_t done =
        work_in_order<std::size_t>(200, threads, {}, square, [&](std::size_t index, std::size_t&& r) {
          indices.push_back(index);
          results.push_back(r);
        });
    std::vector<std::size_t> expected(200);
    std::iota(expected.begin(), expected.end(), std::size_t{0});
    CHECK(done == 200);
    CHECK(indices == expected);
    for (std::size_t& value : expected) value *= value;
    CHECK(results == expected);
  }
}

TEST_CASE("workers wait for a slow consumer instead of piling up results") {
  std::atomic<std::size_t> begun{0};
  std::size_t most_ahead = 0;
  const auto produce = [&](std::size_t index, const StopToken&) {
    ++begun;
    return index;
  };
  work_in_order<std::size_t>(200, 2, {}, produce, [&](std::size_t index, std::size_t&&) {
    std::this_thread::sleep_for(std::chrono::microseconds(200));
    most_ahead = std::max(most_ahead, begun.load() - index);
  });
  CHECK(most_ahead <= 16);  // eight that the consumer was given at once, and as many again
}

TEST_CASE("a hung worker process delays only its own piece, which is done again") {
  std::atomic<int> pieces_of_other{0};
  const auto sound = [&](std::size_t index, const StopToken& abandon) {
    // The other one has taken its piece first, however the system schedules the two.
    while (pieces_of_other == 0) std::this_thread::yield();
    return square(index, abandon);
  };
  const auto hung = [&](std::size_t index, const StopToken& abandon) {
    ++pieces_of_other;
    while (!abandon.stop_requested()) std::this_thread::yield();
    return index;
  };
  const std::vector<timbang::Worker<std::size_t>> workers{sound, hung};
  std::vector<std::size_t> results;
  const std::size_t done = work_in_order<std::size_t>(
      100, workers, {},
      [&](std::size_t, std::vector<std::size_t>&& made) { results.insert(results.end(), made.begin(), made.end()); },
      [] {});
  CHECK(done == 100);
  CHECK(pieces_of_other == 1);
  REQUIRE(results.size() == 100);
  for (std::size_t i = 0; i < results.size(); ++i) CHECK(results[i] == i * i);
}

TEST_CASE("working on no pieces returns without a result") {
  CHECK(work_in_order<std::size_t>(0, 2, {}, square, [](std::size_t, std::size_t&&) { FAIL("nothing to consume"); }) ==
        0);
}

TEST_CASE("after a stop request running pieces are finished and handed over, and none begins") {
  StopSource stop;
  std::atomic<int> begun{0};
  std::size_t handed_over = 0;
  const auto produce = [&](std::size_t index, const StopToken&) {
    ++begun;
    if (index == 3) stop.request_stop();
    while (index > 3 && !stop.token().stop_requested()) std::this_thread::yield();
    return index;
  };
  const std::size_t done =
      work_in_order<std::size_t>(1000, 2, stop.token(), produce, [&](std::size_t, std::size_t&&) { ++handed_over; });
  CHECK(done == handed_over);
  CHECK(static_cast<int>(done) == begun);
  CHECK(done >= 4);  // 0 .. 3 and what the other worker had in hand
  CHECK(done <= 5);
}

TEST_CASE("an exception of a worker reaches the caller after the earlier results") {
  std::size_t handed_over = 0;
  const auto produce = [](std::size_t index, const StopToken&) {
    if (index == 7) throw std::runtime_error("seven");
    return index;
  };
  CHECK_THROWS_WITH(work_in_order<std::size_t>(100, 2, {}, produce, [&](std::size_t, std::size_t&&) { ++handed_over; }),
                    "seven");
  CHECK(handed_over == 7);
}

TEST_CASE("an exception of the consumer makes the workers abandon their work") {
  const auto produce = [](std::size_t index, const StopToken& abandon) {
    // Later pieces end only when they are told that nobody waits for them.
    while (index > 0 && !abandon.stop_requested()) std::this_thread::yield();
    return index;
  };
  CHECK_THROWS_WITH(work_in_order<std::size_t>(
                        100, 2, {}, produce, [](std::size_t, std::size_t&&) { throw std::runtime_error("disk full"); }),
                    "disk full");
}
