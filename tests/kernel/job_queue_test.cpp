#include "kernel/job_queue.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <map>

#include "base/check.hpp"
#include "support/property.hpp"

using timbang::Job;
using timbang::JobQueue;
using timbang::test_support::for_all_cases;

namespace {

Job job_of(std::uint64_t order) {
  Job job;
  job.order = order;
  job.id = static_cast<std::uint32_t>(order + 1000);
  return job;
}

/// One thing that is done to a queue: a job of this order comes, is withdrawn, or the job at this place is taken out.
struct Step {
  enum class Kind { insert, withdraw, remove };
  Kind kind = Kind::insert;
  std::uint32_t number = 0;
};

std::ostream& operator<<(std::ostream& out, const Step& step) {
  constexpr std::array names{"insert ", "withdraw ", "remove at "};
  return out << names[static_cast<std::size_t>(step.kind)] << step.number;
}

rc::Gen<std::vector<Step>> arbitrary_steps() {
  using Kind = Step::Kind;
  const auto kind = rc::gen::weightedElement<Kind>({{4, Kind::insert}, {1, Kind::withdraw}, {2, Kind::remove}});
  const auto step =
      rc::gen::build<Step>(rc::gen::set(&Step::kind, kind), rc::gen::set(&Step::number, rc::gen::inRange(0U, 500U)));
  return rc::gen::scale(5, rc::gen::container<std::vector<Step>>(step));
}

/// A queue and a simple reference implementation, a sorted map.
class Comparison {
 public:
  void take(const Step& step) {
    if (step.kind == Step::Kind::insert) {
      if (twin_.emplace(step.number, job_of(step.number)).second) queue_.insert(job_of(step.number));
    } else if (step.kind == Step::Kind::withdraw) {
      const bool was_there = queue_.withdraw(job_of(step.number).id, step.number).has_value();
      RC_ASSERT(was_there == (twin_.erase(step.number) == 1));
    } else if (!twin_.empty()) {
      const std::size_t place = step.number % twin_.size();
      const auto expected = std::next(twin_.begin(), static_cast<std::ptrdiff_t>(place));
      RC_ASSERT(queue_.remove(place) == expected->second);
      twin_.erase(expected);
    }
    RC_ASSERT(std::equal(queue_.jobs().begin(), queue_.jobs().end(), twin_.begin(), twin_.end(),
                         [](const Job& job, const auto& expected) { return job == expected.second; }));
  }

 private:
  JobQueue queue_;
  std::map<std::uint64_t, Job> twin_;
};

}  // namespace

TEST_CASE("a job queue agrees with a sorted map") {
  for_all_cases(400, [] {
    Comparison comparison;
    for (const Step& step : *arbitrary_steps()) comparison.take(step);
  });
}

TEST_CASE("two jobs of equal order fail a check") {
  JobQueue queue;
  queue.insert(job_of(5));
  CHECK_THROWS_AS(queue.insert(job_of(5)), timbang::CheckFailed);
  queue.insert(job_of(7));
  CHECK_THROWS_AS(queue.insert(job_of(5)), timbang::CheckFailed);
  CHECK(queue.jobs().size() == 2);
}

TEST_CASE("withdrawing a job of equal order but another number removes nothing") {
  JobQueue queue;
  queue.insert(job_of(5));
  CHECK_FALSE(queue.withdraw(job_of(5).id + 1, 5));
  CHECK(queue.withdraw(job_of(5).id, 5));
}
