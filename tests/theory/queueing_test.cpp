// The kernel against the closed forms of queueing theory.
//
// Each figure is compared by a Student interval over 30 independent replications that start empty; the arrivals of the
// first tenth are not measured. An interval has 1 - 0.01 / 20 confidence, so that, over all seeds, the at most 20
// comparisons of this file together would raise a false alarm in at most 1 % of cases (Bonferroni); the seed is fixed.
// Theory is in continuous time and the kernel in whole minutes: with mean services of 100 minutes and more, rounding
// moves these figures by less than 1e-3 of themselves.
#include <catch2/catch.hpp>
#include <vector>

#include "statistics/interval.hpp"
#include "statistics/queueing_theory.hpp"
#include "support/queue_system.hpp"

using timbang::Estimate;
using timbang::MultiServerQueue;
using timbang::test_support::ClassWaits;
using timbang::test_support::CustomerClass;
using timbang::test_support::MeasuredPeriod;
using timbang::test_support::QueueSystem;
using timbang::test_support::simulate_queue;

namespace {

constexpr std::uint32_t replications = 30;
constexpr double confidence = 1 - 0.01 / 20;
constexpr MeasuredPeriod fifteen_million_minutes{1'500'000, 15'000'000};

/// The name keys the draws, so that the comparisons do not share their luck.
std::vector<std::vector<ClassWaits>> replicate(const char* name, const QueueSystem& system) {
  std::vector<std::vector<ClassWaits>> trials;
  for (std::uint32_t replication = 0; replication < replications; ++replication) {
    const auto key = timbang::trial_key(20230101, replication, name);
    trials.push_back(simulate_queue(system, fifteen_million_minutes, key));
  }
  return trials;
}

/// The interval holds the expected value, and is narrow enough for that to mean something.
void check_agreement(const std::vector<double>& values, double expected) {
  const Estimate estimate = timbang::estimate_mean(values, confidence);
  INFO("simulated " << estimate.mean << " in [" << *estimate.low << ", " << *estimate.high << "], theory " << expected);
  CHECK(*estimate.low <= expected);
  CHECK(expected <= *estimate.high);
  CHECK(*estimate.high - *estimate.low < 0.1 * expected);
}

void check_mean_wait(const std::vector<std::vector<ClassWaits>>& trials, std::size_t number, double expected) {
  std::vector<double> means;
  for (const auto& trial : trials) means.push_back(trial[number].mean_minutes());
  check_agreement(means, expected);
}

QueueSystem one_class(const CustomerClass& customers, int servers) {
  QueueSystem system;
  system.classes = {customers};
  system.servers = servers;
  return system;
}

/// One server, one class: the mean wait by Pollaczek and Khinchine.
void check_single_server(const char* name, const CustomerClass& customers) {
  const double random_share = 1 - customers.fixed_share;
  const double expected = timbang::mean_wait_single_server(1 / customers.mean_between_arrivals, customers.mean_service,
                                                           random_share * random_share);
  check_mean_wait(replicate(name, one_class(customers, 1)), 0, expected);
}

/// Several servers, exponential service: mean wait and probability of a wait by Erlang's formula.
void check_several_servers(const char* name, const CustomerClass& customers, int servers) {
  const MultiServerQueue theory{1 / customers.mean_between_arrivals, 1 / customers.mean_service, servers};
  const auto trials = replicate(name, one_class(customers, servers));
  check_mean_wait(trials, 0, theory.mean_wait());
  std::vector<double> shares;
  for (const auto& trial : trials) shares.push_back(trial[0].share_waiting());
  check_agreement(shares, theory.probability_of_wait());
}

/// The work that a class brings a minute, which is its share of one server.
double load_of(const CustomerClass& customers) {
  return customers.mean_service / customers.mean_between_arrivals;
}

/// One server, two classes without pre-emption: W_k = R / ((1 - sum of loads before k) (1 - sum up to k)), where R, the
/// mean rest of the service that an arrival finds, is the sum of rate * E[S^2] / 2 (Cobham 1954, eq. 3).
void check_priorities(const char* name, const CustomerClass& first, const CustomerClass& second) {
  QueueSystem system;
  system.classes = {first, second};
  double rest = 0;
  for (const CustomerClass& customers : system.classes) {
    const double random_part = (1 - customers.fixed_share) * customers.mean_service;
    const double second_moment = customers.mean_service * customers.mean_service + random_part * random_part;
    rest += second_moment / customers.mean_between_arrivals / 2;
  }
  const double unused_by_first = 1 - load_of(first);
  const auto trials = replicate(name, system);
  check_mean_wait(trials, 0, rest / unused_by_first);
  check_mean_wait(trials, 1, rest / (unused_by_first * (unused_by_first - load_of(second))));
}

}  // namespace

TEST_CASE("M/M/1 has the mean wait of theory at a load of 0.5 and of 0.8") {
  check_single_server("M/M/1 0.5", {.mean_between_arrivals = 200, .mean_service = 100, .fixed_share = 0});
  check_single_server("M/M/1 0.8", {.mean_between_arrivals = 125, .mean_service = 100, .fixed_share = 0});
}

TEST_CASE("M/D/1 has half the wait of M/M/1") {
  check_single_server("M/D/1", {.mean_between_arrivals = 125, .mean_service = 100, .fixed_share = 1});
}

TEST_CASE("M/G/1 with service half fixed and half exponential has the wait of Pollaczek and Khinchine") {
  check_single_server("M/G/1", {.mean_between_arrivals = 125, .mean_service = 100, .fixed_share = 0.5});
}

TEST_CASE("M/M/2, M/M/4 and M/M/12 have the wait and the probability of a wait of Erlang") {
  check_several_servers("M/M/2", {.mean_between_arrivals = 156.25, .mean_service = 250, .fixed_share = 0}, 2);
  check_several_servers("M/M/4", {.mean_between_arrivals = 125, .mean_service = 400, .fixed_share = 0}, 4);
  check_several_servers("M/M/12", {.mean_between_arrivals = 100, .mean_service = 1000, .fixed_share = 0}, 12);
}

TEST_CASE("Two classes without pre-emption wait as Cobham says, whichever has the longer service") {
  const CustomerClass quick{.mean_between_arrivals = 250, .mean_service = 100, .fixed_share = 0};
  const CustomerClass slow{.mean_between_arrivals = 1000, .mean_service = 400, .fixed_share = 0.5};
  check_priorities("quick before slow", quick, slow);
  check_priorities("slow before quick", slow, quick);
}

TEST_CASE("Three servers with exponential service and two classes wait as Cobham says") {
  // W_k = C / (c mu) / ((1 - sum of loads before k) (1 - sum up to k)) with Erlang's C of all (Cobham 1954, eq. 12).
  const CustomerClass first{.mean_between_arrivals = 250, .mean_service = 300, .fixed_share = 0};
  const CustomerClass second{.mean_between_arrivals = 250, .mean_service = 300, .fixed_share = 0};
  QueueSystem system;
  system.classes = {first, second};
  system.servers = 3;
  const MultiServerQueue all{1.0 / 125, 1.0 / 300, 3};
  const double until_a_server_is_free = all.probability_of_wait() * 300 / 3;
  const auto trials = replicate("M/M/3 with priorities", system);
  check_mean_wait(trials, 0, until_a_server_is_free / (1 - 0.4));
  check_mean_wait(trials, 1, until_a_server_is_free / ((1 - 0.4) * (1 - 0.8)));
}

TEST_CASE("A queue whose clock stands still at night is the queue that is always open, to the minute") {
  QueueSystem always = one_class({.mean_between_arrivals = 125, .mean_service = 200, .fixed_share = 0.5}, 2);
  QueueSystem by_day = always;
  std::vector<timbang::WorkingBlock> days;
  for (timbang::SimTime morning(480); morning.day() < 3000; morning = morning + timbang::Duration::days(1)) {
    days.push_back({morning, morning + timbang::Duration(300)});
  }
  by_day.working_time = timbang::WorkingTime(days);
  const MeasuredPeriod period{0, 800'000};
  const auto key = timbang::trial_key(20230101, 0, "day and night");
  const ClassWaits expected = simulate_queue(always, period, key)[0];
  const ClassWaits waits = simulate_queue(by_day, period, key)[0];
  CHECK(expected.customers > 6000);
  CHECK(waits.customers == expected.customers);
  CHECK(waits.minutes == expected.minutes);
}
