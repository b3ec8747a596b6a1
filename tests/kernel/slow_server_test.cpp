#include <catch2/catch.hpp>

#include "base/check.hpp"
#include "kernel/service_desk.hpp"

using namespace timbang;

namespace {

constexpr SimTime at(std::int32_t hour, std::int32_t minute = 0) {
  return SimTime(hour * 60 + minute);
}

Job job_of(std::uint32_t id, std::int32_t minutes) {
  Job job;
  job.order = id;
  job.id = id;
  job.minutes = Duration(minutes);
  return job;
}

/// One server from 8 to 12 who needs 150 minutes for what takes others 100.
ServiceDesk slow_desk() {
  ServiceDesk desk(0);
  desk.add_server(WorkingTime({{at(8), at(12)}}));
  desk.set_pace(0, 150);
  return desk;
}

}  // namespace

TEST_CASE("a slow server needs more of its time for the same work") {
  ServiceDesk desk = slow_desk();
  const auto start = desk.submit(job_of(1, 40), at(8));
  REQUIRE(start);
  CHECK(start->ends == at(9));
  CHECK(start->minutes == Duration(60));
  CHECK(start->work == Duration(40));
  CHECK(desk.complete(0, at(9)).minutes == Duration());
}

TEST_CASE("a leaving server has done work in proportion to its time, even if its pace changed since") {
  ServiceDesk desk = slow_desk();
  REQUIRE(desk.submit(job_of(1, 40), at(8)));
  desk.set_pace(0, 100);
  CHECK(desk.remove_server(0, at(8, 59)) == Duration(59));
  const auto rest = desk.withdraw(1, 1);
  REQUIRE(rest);
  CHECK(rest->minutes == Duration(1));  // 59 of 60 minutes are 39 of 40
}

TEST_CASE("a server that left can return for another block") {
  ServiceDesk desk = slow_desk();
  CHECK_THROWS_AS(desk.rejoin(0, WorkingTime({{at(14), at(16)}})), CheckFailed);
  desk.remove_server(0, at(12));
  CHECK_FALSE(desk.submit(job_of(1, 30), at(13)));
  desk.rejoin(0, WorkingTime({{at(14), at(16)}}));
  CHECK_FALSE(desk.take_next(0, at(13, 59)));
  CHECK(desk.take_next(0, at(14)));
}

TEST_CASE("no server works faster than the full pace") {
  ServiceDesk desk = slow_desk();
  CHECK_THROWS_AS(desk.set_pace(0, 99), CheckFailed);
}

TEST_CASE("the queue can be removed and put back in another order") {
  ServiceDesk desk(0);
  desk.wait(job_of(2, 30));
  desk.wait(job_of(1, 30));
  std::vector<Job> jobs = desk.take_queue();
  REQUIRE(jobs.size() == 2);
  CHECK(jobs.front().id == 1);
  CHECK(desk.waiting() == 0);
  for (Job& job : jobs) {
    job.order = 10 - job.order;
    desk.wait(job);
  }
  desk.add_server(WorkingTime({{at(8), at(12)}}));
  CHECK(desk.take_next(0, at(8))->job.id == 2);
}
