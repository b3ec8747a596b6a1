#include "kernel/job_queue.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "base/check.hpp"
#include "support/random_blocks.hpp"

using timbang::Job;
using timbang::JobQueue;
using timbang::test_support::below;

namespace {

Job job_of(std::uint64_t order) {
  Job job;
  job.order = order;
  job.id = static_cast<std::uint32_t>(order + 1000);
  return job;
}

bool agree(const JobQueue& queue, const std::map<std::uint64_t, Job>& twin) {
  return std::equal(queue.jobs().begin(), queue.jobs().end(), twin.begin(), twin.end(),
                    [](const Job& job, const auto& expected) { return job == expected.second; });
}

}  // namespace

TEST_CASE("A queue agrees with a sorted map under random operations") {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    std::mt19937 words(seed);
    JobQueue queue;
    std::map<std::uint64_t, Job> twin;
    const std::int32_t kinds = 3 + below(words, 3);
    for (int i = 0; i < 2000; ++i) {
      const auto order = static_cast<std::uint64_t>(below(words, 500));
      if (below(words, kinds) > 1) {
        if (twin.emplace(order, job_of(order)).second) queue.insert(job_of(order));
      } else if (below(words, 2) == 0) {
        REQUIRE(queue.withdraw(job_of(order).id, order).has_value() == (twin.erase(order) == 1));
      } else if (!twin.empty()) {
        const auto place = static_cast<std::size_t>(below(words, static_cast<std::int32_t>(twin.size()))) / 2;
        const auto expected = std::next(twin.begin(), static_cast<std::ptrdiff_t>(place));
        REQUIRE(queue.remove(place) == expected->second);
        twin.erase(expected);
      }
      REQUIRE(agree(queue, twin));
    }
  }
}

TEST_CASE("Two jobs of one order are a failed check") {
  JobQueue queue;
  queue.insert(job_of(5));
  CHECK_THROWS_AS(queue.insert(job_of(5)), timbang::CheckFailed);
  queue.insert(job_of(7));
  CHECK_THROWS_AS(queue.insert(job_of(5)), timbang::CheckFailed);
  CHECK(queue.jobs().size() == 2);
}

TEST_CASE("A job of the same order but another number is not withdrawn") {
  JobQueue queue;
  queue.insert(job_of(5));
  CHECK_FALSE(queue.withdraw(job_of(5).id + 1, 5));
  CHECK(queue.withdraw(job_of(5).id, 5));
}
