#include "statistics/queues/queueing_theory.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "base/check.hpp"

using timbang::mean_wait_single_server;
using timbang::mean_waits_by_priority;
using timbang::MultiServerQueue;
using timbang::PriorityClass;

TEST_CASE("Erlang's formulas give the textbook example of an eye clinic") {
  // Gross, Shortle, Thompson and Harris, Fundamentals of Queueing Theory, example of M/M/c: 6 patients an hour, 3
  // doctors who see 3 an hour each. Lq = 8/9, hence Wq = Lq / lambda = 4/27 hours; C = Lq (1 - rho) / rho = 4/9.
  const MultiServerQueue clinic{6, 3, 3};
  CHECK(clinic.load() == Approx(2.0 / 3));
  CHECK(clinic.probability_of_wait() == Approx(4.0 / 9));
  CHECK(clinic.mean_wait() == Approx(4.0 / 27));
}

TEST_CASE("Erlang's formulas agree with tabulated delay probabilities") {
  // Erlang C for offered load and servers, to four decimals.
  CHECK(MultiServerQueue{4, 1, 5}.probability_of_wait() == Approx(0.5541).margin(5e-5));
  CHECK(MultiServerQueue{1, 1, 2}.probability_of_wait() == Approx(1.0 / 3));
  CHECK(MultiServerQueue{8, 1, 10}.probability_of_wait() == Approx(0.4092).margin(5e-5));
}

TEST_CASE("a queue with one server waits as M/M/1") {
  const MultiServerQueue desk{3, 4, 1};
  CHECK(desk.probability_of_wait() == Approx(0.75));
  CHECK(desk.mean_wait() == Approx(0.75));
  // P(wait > t) = rho exp(-(mu - lambda) t)
  CHECK(desk.wait_quantile(0.9) == Approx(std::log(0.75 / 0.1)));
}

TEST_CASE("a quantile of the wait is zero if enough customers do not wait") {
  const MultiServerQueue desk{1, 4, 1};
  CHECK(desk.wait_quantile(0.5) == 0);
  CHECK(desk.wait_quantile(0.75) == Approx(0).margin(1e-12));
  CHECK(desk.wait_quantile(0.9) > 0);
}

TEST_CASE("Erlang's formulas neither overflow nor lose digits with many servers") {
  // Halfin and Whitt 1981: with (1 - rho) sqrt(c) = 1/2 the chance of waiting tends to
  // 1 / (1 + b Phi(b) / phi(b)) = 0.5045 for b = 1/2.
  const double servers = 1e6;
  const MultiServerQueue huge{servers - 0.5 * std::sqrt(servers), 1, 1000000};
  CHECK(huge.probability_of_wait() == Approx(0.5045).margin(2e-3));
}

TEST_CASE("the Pollaczek-Khinchine wait equals M/M/1 for exponential service and half of it for constant service") {
  const double exponential = MultiServerQueue{0.8, 1, 1}.mean_wait();
  CHECK(mean_wait_single_server(0.8, 1, 1) == Approx(exponential));
  CHECK(mean_wait_single_server(0.8, 1, 0) == Approx(exponential / 2));
  // Uniform service on [0, 2]: E S^2 = 4/3, wait = lambda E S^2 / (2 (1 - rho)).
  CHECK(mean_wait_single_server(0.5, 1, 1.0 / 3) == Approx(0.5 * 4 / 3 / (2 * 0.5)));
}

TEST_CASE("a queue without a steady state is refused") {
  CHECK_THROWS_AS((MultiServerQueue{3, 1, 3}.mean_wait()), timbang::CheckFailed);
  CHECK_THROWS_AS((MultiServerQueue{1, 1, 0}.load()), timbang::CheckFailed);
  CHECK_THROWS_AS(mean_wait_single_server(1, 1, 1), timbang::CheckFailed);
  CHECK(MultiServerQueue{4, 1, 2}.load() == 2);
}

TEST_CASE("time in system is exponential with one server, and equals service time without waiting") {
  const MultiServerQueue desk{0.75, 1, 1};
  CHECK(desk.time_in_system_quantile(0.9) == Approx(std::log(10) / 0.25));
  const MultiServerQueue many{0.75, 1, 200};
  CHECK(many.time_in_system_quantile(0.9) == Approx(std::log(10)));
  // Two servers with a spare rate equal to the service rate: P(T > t) = exp(-t) (1 + C t), with C = 1/3.
  const MultiServerQueue equal{1, 1, 2};
  const double t = equal.time_in_system_quantile(0.9);
  CHECK(std::exp(-t) * (1 + t / 3) == Approx(0.1));
}

TEST_CASE("non-preemptive priorities give the textbook example of an emergency room") {
  // Hillier and Lieberman, Introduction to Operations Research, County Hospital: 0.2 critical, 0.6 serious and 1.2
  // stable cases an hour, three an hour for a doctor. With one doctor the first two wait 0.238 and 0.325 hours, with
  // two they wait 0.029, 0.033 and 0.048 hours.
  const std::vector<double> rates{0.2, 0.6, 1.2};
  const auto one = mean_waits_by_priority(rates, 3, 1);
  CHECK(one[0] == Approx(0.238).margin(5e-4));
  CHECK(one[1] == Approx(0.325).margin(5e-4));
  const auto two = mean_waits_by_priority(rates, 3, 2);
  CHECK(two[0] == Approx(0.029).margin(5e-4));
  CHECK(two[1] == Approx(0.033).margin(5e-4));
  CHECK(two[2] == Approx(0.048).margin(5e-4));
}

TEST_CASE("both priority formulas agree for one server with exponential service") {
  const std::vector<PriorityClass> classes{{0.2, 1.0 / 3}, {0.6, 1.0 / 3}, {1.2, 1.0 / 3}};
  const auto waits = mean_waits_by_priority(classes);
  const auto expected = mean_waits_by_priority(std::vector<double>{0.2, 0.6, 1.2}, 3, 1);
  for (std::size_t i = 0; i < 3; ++i) CHECK(waits[i] == Approx(expected[i]));
}

TEST_CASE("priorities redistribute waits between classes and conserve the mean work") {
  // Kleinrock's conservation law: the sum of load times wait is that of the queue without priorities.
  const PriorityClass quick{0.4, 0.5, 0.25};
  const PriorityClass slow{0.2, 2, 1};
  for (const auto& order : {std::vector{quick, slow}, std::vector{slow, quick}}) {
    const auto waits = mean_waits_by_priority(order);
    double work = 0;
    for (std::size_t i = 0; i < 2; ++i) work += order[i].arrival_rate * order[i].mean_service * waits[i];
    const double rest = 0.4 * 0.25 * 1.25 / 2 + 0.2 * 4 * 2 / 2;
    CHECK(work == Approx(0.6 * rest / (1 - 0.6)));
  }
  CHECK_THROWS_AS(mean_waits_by_priority(std::vector<PriorityClass>{{1, 1, 1}}), timbang::CheckFailed);
  CHECK_THROWS_AS(mean_waits_by_priority(std::vector<double>{1, 2}, 1, 3), timbang::CheckFailed);
}
