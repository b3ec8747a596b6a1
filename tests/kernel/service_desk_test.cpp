#include "kernel/service_desk.hpp"

#include <catch2/catch.hpp>

#include "base/check.hpp"

using timbang::CheckFailed;
using timbang::Duration;
using timbang::Job;
using timbang::ServiceDesk;
using timbang::ServiceStart;
using timbang::SimTime;
using timbang::WorkingTime;

namespace {

constexpr SimTime at(std::int32_t day, std::int32_t hour, std::int32_t minute = 0) {
  return SimTime(day * SimTime::minutes_per_day + hour * 60 + minute);
}

/// Three days of work from 8 to 12 hours.
WorkingTime mornings() {
  return WorkingTime({{at(0, 8), at(0, 12)}, {at(1, 8), at(1, 12)}, {at(2, 8), at(2, 12)}});
}

Job divisible(std::uint64_t order, std::int32_t minutes) {
  return {.order = order, .id = static_cast<std::uint32_t>(order), .minutes = Duration(minutes)};
}

Job indivisible(std::uint64_t order, std::int32_t minutes, std::int32_t setup = 0) {
  Job job = divisible(order, minutes);
  job.indivisible = true;
  job.setup = Duration(setup);
  return job;
}

/// A desk with one server who works in the mornings.
ServiceDesk one_server(std::size_t pass_over = 3) {
  ServiceDesk desk(pass_over);
  desk.add_server(mornings());
  return desk;
}

/// The number of the job that the server takes now; -1 for none.
int taken(ServiceDesk& desk, std::uint32_t server, SimTime now) {
  const auto start = desk.take_next(server, now);
  return start ? static_cast<int>(start->job.id) : -1;
}

}  // namespace

TEST_CASE("a job starts at once when a server is free and on duty") {
  ServiceDesk desk = one_server();
  const auto start = desk.submit(divisible(1, 30), at(0, 9));
  REQUIRE(start.has_value());
  CHECK(*start == ServiceStart{divisible(1, 30), 0, at(0, 9), at(0, 9, 30), Duration(30), Duration(30)});
  CHECK(desk.is_serving(0));
  CHECK(desk.service(0) == *start);
  CHECK(desk.waiting() == 0);
}

TEST_CASE("a job that arrives outside working time waits for the next block") {
  ServiceDesk desk = one_server();
  CHECK_FALSE(desk.submit(divisible(1, 30), at(0, 7)).has_value());
  CHECK(desk.next_block(0, at(0, 7)) == at(0, 8));
  CHECK(taken(desk, 0, at(0, 8)) == 1);
}

TEST_CASE("the lowest-numbered free server takes the job") {
  ServiceDesk desk(0);
  for (int i = 0; i < 3; ++i) desk.add_server(mornings());
  CHECK(desk.submit(divisible(1, 30), at(0, 9))->server == 0);
  CHECK(desk.submit(divisible(2, 30), at(0, 9))->server == 1);
  desk.complete(0, at(0, 9, 30));
  CHECK(desk.submit(divisible(3, 30), at(0, 9, 30))->server == 0);
}

TEST_CASE("waiting jobs are served by their order, not by arrival") {
  ServiceDesk desk = one_server();
  desk.submit(divisible(5, 10), at(0, 9));
  for (const std::uint64_t order : {4U, 9U, 2U}) desk.submit(divisible(order, 10), at(0, 9));
  SimTime now = at(0, 9);
  for (const int expected : {2, 4, 9}) {
    now = now + Duration(10);
    desk.complete(0, now);
    CHECK(taken(desk, 0, now) == expected);
  }
}

TEST_CASE("a job that arrives as a block begins does not overtake the jobs waiting for that block") {
  ServiceDesk desk = one_server();
  desk.submit(divisible(1, 30), at(0, 7));
  const auto start = desk.submit(divisible(2, 30), at(0, 8));
  REQUIRE(start.has_value());
  CHECK(start->job.id == 1);
}

TEST_CASE("divisible work goes on in the next block") {
  ServiceDesk desk = one_server();
  const auto start = desk.submit(divisible(1, 30), at(0, 11, 50));
  CHECK(start->ends == at(1, 8, 20));
  CHECK_FALSE(desk.take_next(0, at(1, 8)).has_value());
  CHECK(desk.complete(0, at(1, 8, 20)).minutes == Duration(0));
}

TEST_CASE("indivisible work that does not fit into the rest of the block waits for the next block") {
  ServiceDesk desk = one_server();
  CHECK_FALSE(desk.submit(indivisible(1, 30), at(0, 11, 31)).has_value());
  CHECK(desk.take_next(0, at(1, 8))->ends == at(1, 8, 30));
}

TEST_CASE("indivisible work may end exactly at the end of the block") {
  ServiceDesk desk = one_server();
  CHECK(desk.submit(indivisible(1, 30), at(0, 11, 30))->ends == at(0, 12));
}

TEST_CASE("jobs that do not fit are skipped for one that does, up to the limit") {
  for (const std::size_t pass_over : {1U, 2U}) {
    ServiceDesk desk = one_server(pass_over);
    desk.submit(indivisible(1, 60), at(0, 11, 30));
    desk.submit(indivisible(2, 50), at(0, 11, 30));
    CHECK(desk.submit(indivisible(3, 30), at(0, 11, 30)).has_value() == (pass_over == 2));
    CHECK(desk.waiting() == (pass_over == 2 ? 2U : 3U));
  }
}

TEST_CASE("a skipped job keeps its place in the queue") {
  ServiceDesk desk = one_server();
  desk.submit(indivisible(1, 60), at(0, 11, 30));
  CHECK(desk.submit(divisible(2, 40), at(0, 11, 30))->job.id == 2);
  desk.submit(divisible(3, 1), at(0, 11, 40));
  desk.complete(0, at(1, 8, 10));
  CHECK(taken(desk, 0, at(1, 8, 10)) == 1);
}

TEST_CASE("work longer than the longest block is split over whole blocks, each with its own setup") {
  ServiceDesk desk = one_server();
  CHECK_FALSE(desk.submit(indivisible(1, 300, 20), at(0, 9)).has_value());
  const auto first = desk.take_next(0, at(1, 8));
  CHECK(*first == ServiceStart{indivisible(1, 300, 20), 0, at(1, 8), at(1, 12), Duration(240), Duration(240)});
  CHECK(desk.complete(0, at(1, 12)) == indivisible(1, 80, 20));
  CHECK(desk.waiting() == 1);
  const auto second = desk.take_next(0, at(2, 8));
  CHECK(*second == ServiceStart{indivisible(1, 80, 20), 0, at(2, 8), at(2, 9, 20), Duration(80), Duration(80)});
  CHECK(desk.complete(0, at(2, 9, 20)).minutes == Duration(0));
}

TEST_CASE("the rest of split work goes before jobs of smaller order") {
  ServiceDesk desk = one_server();
  desk.submit(indivisible(5, 300), at(0, 8));
  desk.submit(indivisible(1, 30), at(0, 8));
  desk.complete(0, at(0, 12));
  CHECK(taken(desk, 0, at(1, 8)) == 5);
}

TEST_CASE("work whose setup fills a whole block waits for a server with longer blocks") {
  ServiceDesk desk = one_server();
  CHECK_FALSE(desk.submit(indivisible(1, 300, 240), at(0, 8)));
  CHECK(desk.waiting() == 1);
  desk.add_server(WorkingTime({{at(0, 8), at(0, 16)}}));
  CHECK(taken(desk, 1, at(0, 8)) == 1);
}

TEST_CASE("a server that leaves puts its unfinished job back at the head of the queue") {
  ServiceDesk desk = one_server();
  desk.submit(divisible(7, 60), at(0, 11, 30));
  desk.submit(divisible(1, 10), at(0, 11, 40));
  CHECK(desk.remove_server(0, at(1, 8, 10)) == Duration(40));
  CHECK(desk.has_left(0));
  CHECK(desk.waiting() == 2);
  const std::uint32_t successor = desk.add_server(mornings());
  CHECK(successor == 1);
  CHECK(*desk.take_next(1, at(1, 8, 10)) ==
        ServiceStart{divisible(7, 20), 1, at(1, 8, 10), at(1, 8, 30), Duration(20), Duration(20)});
}

TEST_CASE("unfinished jobs of several leaving servers keep their order") {
  ServiceDesk desk(0);
  for (int i = 0; i < 2; ++i) desk.add_server(mornings());
  desk.submit(divisible(3, 60), at(0, 8));
  desk.submit(divisible(4, 60), at(0, 8));
  desk.submit(divisible(1, 60), at(0, 8));
  desk.remove_server(1, at(0, 8, 10));
  desk.remove_server(0, at(0, 8, 20));
  desk.add_server(mornings());
  CHECK(desk.take_next(2, at(0, 8, 20)) ==
        ServiceStart{divisible(3, 40), 2, at(0, 8, 20), at(0, 9), Duration(40), Duration(40)});
}

TEST_CASE("an idle server that leaves returns no job and takes no more") {
  ServiceDesk desk = one_server();
  CHECK(desk.remove_server(0, at(0, 9)) == Duration(0));
  CHECK_FALSE(desk.submit(divisible(1, 10), at(0, 9)).has_value());
  CHECK_FALSE(desk.take_next(0, at(0, 9)).has_value());
  CHECK(desk.next_block(0, at(0, 9)) == SimTime::never());
  CHECK(desk.waiting() == 1);
  CHECK_THROWS_AS(desk.remove_server(0, at(0, 9)), CheckFailed);
}

TEST_CASE("a service that the calendar interrupts stays with its server until the server leaves") {
  ServiceDesk desk = one_server();
  CHECK(desk.submit(divisible(1, 100), at(2, 11))->ends == SimTime::never());
  CHECK(desk.is_serving(0));
  CHECK(desk.remove_server(0, at(3, 0)) == Duration(60));
  CHECK(desk.waiting() == 1);
}

TEST_CASE("a waiting job can be withdrawn, a job in service cannot") {
  ServiceDesk desk = one_server();
  desk.submit(divisible(1, 10), at(0, 9));
  desk.submit(divisible(2, 10), at(0, 9));
  CHECK_FALSE(desk.withdraw(1, 1));
  CHECK(desk.withdraw(2, 2));
  CHECK_FALSE(desk.withdraw(2, 2));
  CHECK(desk.waiting() == 0);
  CHECK(desk.complete(0, at(0, 9, 10)).id == 1);
}

TEST_CASE("the rest of interrupted work can be withdrawn") {
  ServiceDesk desk = one_server();
  desk.submit(divisible(1, 10), at(0, 9));
  desk.remove_server(0, at(0, 9, 5));
  CHECK(desk.withdraw(1, 1));
  CHECK(desk.waiting() == 0);
}

TEST_CASE("completing a job that is not in service, or at another minute, fails a check") {
  ServiceDesk desk = one_server();
  CHECK_THROWS_AS(desk.complete(0, at(0, 9)), CheckFailed);
  desk.submit(divisible(1, 10), at(0, 9));
  CHECK_THROWS_AS(desk.complete(0, at(0, 9, 9)), CheckFailed);
  CHECK_THROWS_AS(desk.complete(1, at(0, 9, 10)), CheckFailed);
  CHECK_THROWS_AS(desk.submit(divisible(2, -1), at(0, 9)), CheckFailed);
}

TEST_CASE("work of zero minutes ends in the minute in which it starts") {
  ServiceDesk desk = one_server();
  CHECK(desk.submit(divisible(1, 0), at(0, 9))->ends == at(0, 9));
  CHECK(desk.complete(0, at(0, 9)).minutes == Duration(0));
}

TEST_CASE("a copied desk is independent") {
  ServiceDesk desk = one_server();
  desk.submit(divisible(1, 10), at(0, 9));
  ServiceDesk copy = desk;
  copy.complete(0, at(0, 9, 10));
  CHECK(desk.is_serving(0));
  CHECK_FALSE(copy.is_serving(0));
}
