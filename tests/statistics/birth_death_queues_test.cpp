#include "statistics/queues/birth_death_queues.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "base/check.hpp"
#include "statistics/queues/queueing_theory.hpp"

using namespace timbang;

TEST_CASE("a finite queue gives the textbook's inspection station") {
  // Gross, Shortle, Thompson and Harris, Fundamentals of Queueing Theory, example of M/M/c/K: one car a minute, three
  // stalls of six minutes a car, seven places. Lq = 3.09, L = 6.06; 30.3 cars an hour are turned away.
  const QueueMeasures station = LimitedQueue{1, 1.0 / 6, 3, 7}.measures();
  CHECK(station.mean_waiting == Approx(3.09).margin(0.005));
  CHECK(station.mean_present == Approx(6.06).margin(0.005));
  CHECK(60 * station.share_lost == Approx(30.3).margin(0.05));
  CHECK(station.mean_wait == Approx(station.mean_waiting / (1 - station.share_lost)));
}

TEST_CASE("a queue without waiting places loses the share given by Erlang B") {
  // Tabulated: offered load 3 on 4 servers loses 0.2061; load 10 on 10 servers 0.2146.
  CHECK(LimitedQueue{3, 1, 4, 4}.measures().share_lost == Approx(0.2061).margin(5e-5));
  const QueueMeasures full = LimitedQueue{10, 1, 10, 10}.measures();
  CHECK(full.share_lost == Approx(0.2146).margin(5e-5));
  CHECK(full.mean_wait == 0);
  CHECK(full.share_waiting == 0);
}

TEST_CASE("a queue with very many places converges to the unlimited queue") {
  const QueueMeasures wide = LimitedQueue{2, 1, 3, 2000}.measures();
  const MultiServerQueue unlimited{2, 1, 3};
  CHECK(wide.mean_wait == Approx(unlimited.mean_wait()));
  CHECK(wide.share_waiting == Approx(unlimited.probability_of_wait()));
  CHECK(wide.share_lost < 1e-12);
}

TEST_CASE("Erlang A gives the published call centre of Garnett, Mandelbaum and Reiman") {
  // 48 calls a minute, 50 agents, a minute of service, two minutes of patience: 3.1 % give up and the mean wait is 3.7
  // seconds, against 20.8 seconds without impatience.
  const QueueMeasures centre = ImpatientQueue{48, 1, 0.5, 50}.measures();
  CHECK(100 * centre.share_lost == Approx(3.1).margin(0.05));
  CHECK(60 * centre.mean_wait == Approx(3.7).margin(0.05));
  CHECK(60 * MultiServerQueue{48, 1, 50}.mean_wait() == Approx(20.8).margin(0.05));
}

TEST_CASE("patience distributed like service gives a Poisson number in system, as in M/M/infinity") {
  const double load = 3;
  const QueueMeasures measures = ImpatientQueue{load, 1, 1, 2}.measures();
  CHECK(measures.mean_present == Approx(load));
  CHECK(measures.share_waiting == Approx(1 - std::exp(-load) * (1 + load)));
}

TEST_CASE("very patient customers wait as in Erlang C, and an overloaded queue loses the excess load") {
  CHECK(ImpatientQueue{2, 1, 1e-9, 3}.measures().mean_wait ==
        Approx(MultiServerQueue{2, 1, 3}.mean_wait()).epsilon(1e-6));
  CHECK(ImpatientQueue{200, 1, 0.01, 100}.measures().share_lost == Approx(0.5).epsilon(1e-6));
}

TEST_CASE("the machine repair model gives the tables of Peck and Hazelwood and the example of Sztrik") {
  // Finite Queuing Tables (1958), 5 units, service factor 0.09: with one server D = 0.350 have to wait and the
  // efficiency is F = 0.960, with two 0.044 and 0.998. F is the share of units that do not wait.
  const double breakdowns = 0.09 / 0.91;
  const QueueMeasures one = RepairQueue{breakdowns, 1, 1, 5}.measures();
  CHECK(one.share_waiting == Approx(0.350).margin(5e-4));
  CHECK(1 - one.mean_waiting / 5 == Approx(0.960).margin(5e-4));
  const QueueMeasures two = RepairQueue{breakdowns, 1, 2, 5}.measures();
  CHECK(two.share_waiting == Approx(0.044).margin(5e-4));
  CHECK(1 - two.mean_waiting / 5 == Approx(0.998).margin(5e-4));
  // Sztrik, Basic Queueing Theory: 20 machines that run for 50 hours, 3 repairers of 5 hours: 2.126 are down.
  CHECK(RepairQueue{1.0 / 50, 1.0 / 5, 3, 20}.measures().mean_present == Approx(2.126).margin(5e-4));
}

TEST_CASE("with a repairer for every machine nobody waits and each machine is down independently") {
  const QueueMeasures measures = RepairQueue{1, 4, 6, 6}.measures();
  CHECK(measures.mean_wait == 0);
  CHECK(measures.mean_present == Approx(6 * 0.2));
}

TEST_CASE("invalid queue parameters are refused") {
  CHECK_THROWS_AS((LimitedQueue{1, 1, 3, 2}.measures()), CheckFailed);
  CHECK_THROWS_AS((LimitedQueue{0, 1, 1, 2}.measures()), CheckFailed);
  CHECK_THROWS_AS((ImpatientQueue{1, 1, 0, 1}.measures()), CheckFailed);
  CHECK_THROWS_AS((RepairQueue{1, 1, 3, 2}.measures()), CheckFailed);
}
