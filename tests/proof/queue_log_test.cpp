// The log of a queue reports what a desk does wrong.
#include "proof/queue_log.hpp"

#include <catch2/catch.hpp>

using namespace timbang;

namespace {

QueueSystem two_classes() {
  QueueSystem system;
  system.classes.resize(2);
  system.servers = 1;
  return system;
}

QueueCustomer customer(std::uint32_t group, std::int32_t came, std::int32_t service = 10) {
  return {group, group, SimTime(came), Duration(service)};
}

}  // namespace

TEST_CASE("services in order of class and arrival report no disorder") {
  const QueueSystem system = two_classes();
  QueueLog log(system, SimTime(0), SimTime(100));
  const auto low = log.let_in(customer(1, 0));
  const auto high = log.let_in(customer(0, 1));
  const auto later = log.let_in(customer(0, 2));
  for (const auto number : {high, later, low}) log.begin(number, SimTime(5));
  CHECK(log.tally().laws.disorder == 0);
}

TEST_CASE("overtaking within a class or between classes is reported") {
  const QueueSystem system = two_classes();
  QueueLog overtaken(system, SimTime(0), SimTime(100));
  const auto first = overtaken.let_in(customer(0, 0));
  const auto second = overtaken.let_in(customer(0, 1));
  overtaken.begin(second, SimTime(5));
  overtaken.begin(first, SimTime(6));
  CHECK(overtaken.tally().laws.disorder == 1);

  QueueLog inverted(system, SimTime(0), SimTime(100));
  const auto high = inverted.let_in(customer(0, 0));
  const auto low = inverted.let_in(customer(1, 0));
  inverted.begin(low, SimTime(5));
  inverted.begin(high, SimTime(6));
  CHECK(inverted.tally().laws.disorder == 1);
}

TEST_CASE("a server that idles while a customer waits is reported") {
  const QueueSystem system = two_classes();
  QueueLog log(system, SimTime(0), SimTime(100));
  log.note_desk(1, 1);
  log.note_desk(0, 0);
  CHECK(log.tally().laws.disorder == 0);
  log.note_desk(1, 0);
  CHECK(log.tally().laws.disorder == 1);
}

TEST_CASE("only arrivals in the measured period and the queue area within it are counted") {
  const QueueSystem system = two_classes();
  QueueLog log(system, SimTime(10), SimTime(30));
  const auto early = log.let_in(customer(0, 9));
  log.had_to_wait(early);
  log.pass_time(SimTime(12), 1, 0);
  const auto in_time = log.let_in(customer(0, 12));
  log.had_to_wait(in_time);
  log.turn_away(0, SimTime(13));
  log.begin(early, SimTime(14));
  log.pass_time(SimTime(40), 1, 1);
  log.give_up(in_time, SimTime(40));
  log.serve(early, SimTime(40));
  const QueueTally tally = log.tally();
  CHECK(tally.classes[0].came == 2);
  CHECK(tally.classes[0].turned_away == 1);
  CHECK(tally.classes[0].gave_up == 1);
  CHECK(tally.classes[0].did_wait == 1);
  CHECK(tally.classes[0].wait_minutes == 28);
  CHECK(tally.classes[0].mean_wait() == 28);
  CHECK(tally.classes[0].share_lost() == 1);
  CHECK(tally.mean_present == Approx((2 * 1 + 18 * 2) / 20.0));
  CHECK(tally.laws.came == 3);
  CHECK(tally.laws.went == 3);
  CHECK(tally.laws.stay_minutes == 31 + 28);
  CHECK(tally.laws.present_minutes == 12 * 1 + 28 * 2);
  CHECK(tally.laws.busy_minutes == 28);
}
