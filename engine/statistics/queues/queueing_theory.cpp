#include "statistics/queues/queueing_theory.hpp"

#include "base/check.hpp"
#include "random/elementary.hpp"

namespace timbang {
namespace {

/// The share of arrivals lost by M/M/c/c (Erlang B), by the recursion B(n) = a B(n-1) / (n + a B(n-1)), which neither
/// overflows nor cancels.
double probability_of_loss(double offered_load, int servers) {
  double loss = 1;
  for (int n = 1; n <= servers; ++n) loss = offered_load * loss / (n + offered_load * loss);
  return loss;
}

void check_rates(const MultiServerQueue& queue) {
  TIMBANG_CHECK(queue.arrival_rate > 0 && queue.service_rate > 0 && queue.servers >= 1,
                "a queue needs arrivals, service and at least one server");
}

void check_steady_state(const MultiServerQueue& queue) {
  TIMBANG_CHECK(queue.load() < 1, "a queue with a load of 1 or more has no steady state");
}

/// W_k = until / ((1 - loads before k) (1 - loads up to k)), where `until` is the mean time until a server would be
/// free for the first class with nobody of it waiting.
std::vector<double> waits_by_load(std::span<const double> loads, double until) {
  std::vector<double> waits;
  double before = 0;
  for (const double load : loads) {
    const double upto = before + load;
    waits.push_back(until / ((1 - before) * (1 - upto)));
    before = upto;
  }
  return waits;
}

}  // namespace

double MultiServerQueue::load() const {
  check_rates(*this);
  return arrival_rate / (service_rate * servers);
}

double MultiServerQueue::probability_of_wait() const {
  check_steady_state(*this);
  const double loss = probability_of_loss(arrival_rate / service_rate, servers);
  // Erlang C from Erlang B.
  return loss / (1 - load() * (1 - loss));
}

double MultiServerQueue::mean_wait() const {
  return probability_of_wait() / (servers * service_rate - arrival_rate);
}

double MultiServerQueue::wait_quantile(double p) const {
  TIMBANG_CHECK(p > 0 && p < 1, "a quantile's share lies between 0 and 1");
  const double spare_rate = servers * service_rate - arrival_rate;
  const double wait = probability_of_wait();
  return wait <= 1 - p ? 0.0 : portable_log(wait / (1 - p)) / spare_rate;
}

double MultiServerQueue::time_in_system_quantile(double p) const {
  TIMBANG_CHECK(p > 0 && p < 1, "a quantile's share lies between 0 and 1");
  const double wait = probability_of_wait();
  const double spare_rate = servers * service_rate - arrival_rate;
  const auto share_still_here = [&](double t) {
    const double served = portable_exp(-service_rate * t);
    const double gap = spare_rate - service_rate;
    const bool rates_are_equal = gap > -1e-9 * service_rate && gap < 1e-9 * service_rate;
    // The general formula divides by the difference of the rates; where they are equal its limit is taken.
    const double after_waiting = rates_are_equal
                                     ? served * (1 + service_rate * t)
                                     : (spare_rate * served - service_rate * portable_exp(-spare_rate * t)) / gap;
    return (1 - wait) * served + wait * after_waiting;
  };
  double low = 0;
  double high = 1 / service_rate;
  // No closed form: bracketed by doubling, then halved down to the last digit.
  while (share_still_here(high) > 1 - p) high *= 2;
  constexpr int halvings = 60;
  for (int i = 0; i < halvings; ++i) {
    const double middle = (low + high) / 2;
    (share_still_here(middle) > 1 - p ? low : high) = middle;
  }
  return high;
}

double mean_wait_single_server(double arrival_rate, double mean_service, double squared_variation) {
  TIMBANG_CHECK(arrival_rate > 0 && mean_service > 0 && squared_variation >= 0,
                "a queue needs arrivals, service and a variation that is not negative");
  const double load = arrival_rate * mean_service;
  TIMBANG_CHECK(load < 1, "a queue with a load of 1 or more has no steady state");
  return load * mean_service * (1 + squared_variation) / (2 * (1 - load));
}

std::vector<double> mean_waits_by_priority(std::span<const PriorityClass> classes) {
  std::vector<double> loads;
  double rest = 0;  // of the service that an arrival finds, if any: the sum of rate * E[S^2] / 2
  double load = 0;
  for (const PriorityClass& each : classes) {
    TIMBANG_CHECK(each.arrival_rate > 0 && each.mean_service > 0 && each.squared_variation >= 0,
                  "a queue needs arrivals, service and a variation that is not negative");
    loads.push_back(each.arrival_rate * each.mean_service);
    load += loads.back();
    rest += loads.back() * each.mean_service * (1 + each.squared_variation) / 2;
  }
  TIMBANG_CHECK(load < 1, "a queue with a load of 1 or more has no steady state");
  return waits_by_load(loads, rest);
}

std::vector<double> mean_waits_by_priority(std::span<const double> arrival_rates, double service_rate, int servers) {
  MultiServerQueue all{0, service_rate, servers};
  std::vector<double> loads;
  for (const double rate : arrival_rates) {
    all.arrival_rate += rate;
    loads.push_back(rate / (service_rate * servers));
  }
  // The classes share one service distribution, so that Erlang C of all gives the time until a server is free.
  return waits_by_load(loads, all.probability_of_wait() / (service_rate * servers));
}

}  // namespace timbang
