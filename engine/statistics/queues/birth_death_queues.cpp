#include "statistics/queues/birth_death_queues.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/check.hpp"

namespace timbang {
namespace {

/// The steady state of a birth-death process: the probability of state n + 1 is that of n times up(n) / down(n + 1).
/// Ends after state `last`, or where all further states together are too unlikely to matter. Requires: the ratios never
/// rise with n.
template <class Up, class Down>
std::vector<double> steady_state(int last, const Up& up, const Down& down) {
  constexpr double negligible = 1e-18;
  constexpr double too_large = 1e200;
  std::vector<double> weights{1.0};
  double sum = 1;
  for (int n = 0; n < last; ++n) {
    const double ratio = up(n) / down(n + 1);
    weights.push_back(weights.back() * ratio);
    sum += weights.back();
    // The ratio never rises, so that all further states sum to less than a geometric series.
    if (ratio < 1 && weights.back() * ratio < negligible * sum * (1 - ratio)) break;
    if (sum < too_large) continue;
    // Probabilities are only needed up to a factor until the end, so large loads cannot overflow.
    for (double& weight : weights) weight /= too_large;
    sum /= too_large;
  }
  for (double& weight : weights) weight /= sum;
  return weights;
}

/// Sums probability(n) * value(n).
template <class Value>
double mean_of(const std::vector<double>& probabilities, const Value& value) {
  double mean = 0;
  for (std::size_t n = 0; n < probabilities.size(); ++n) mean += probabilities[n] * value(static_cast<int>(n));
  return mean;
}

/// Measures of a queue whose customers come at rate let_in(n) in state n.
template <class LetIn>
QueueMeasures measure(const std::vector<double>& probabilities, int servers, const LetIn& let_in) {
  QueueMeasures measures;
  measures.mean_present = mean_of(probabilities, [](int n) { return n; });
  measures.mean_waiting = mean_of(probabilities, [servers](int n) { return std::max(0, n - servers); });
  const double rate = mean_of(probabilities, let_in);
  // Weighted by arrivals in each state: with a finite source arrivals do not see time averages.
  const double waiting = mean_of(probabilities, [&](int n) { return n >= servers ? let_in(n) : 0.0; });
  measures.share_waiting = waiting / rate;
  measures.mean_wait = measures.mean_waiting / rate;  // Little's law
  return measures;
}

void check_queue(double up, double down, int servers) {
  TIMBANG_CHECK(up > 0 && down > 0 && servers >= 1, "a queue needs arrivals, service and at least one server");
}

}  // namespace

QueueMeasures LimitedQueue::measures() const {
  check_queue(arrival_rate, service_rate, servers);
  TIMBANG_CHECK(places >= servers, "a queue has a place for every server's customer");
  const auto let_in = [this](int n) { return n < places ? arrival_rate : 0.0; };
  const auto probabilities =
      steady_state(places, let_in, [this](int n) { return service_rate * std::min(n, servers); });
  QueueMeasures result = measure(probabilities, servers, let_in);
  // Poisson arrivals see time averages (PASTA): the share lost is the share of time without a free place.
  result.share_lost = mean_of(probabilities, [this](int n) { return n < places ? 0.0 : 1.0; });
  return result;
}

QueueMeasures ImpatientQueue::measures() const {
  check_queue(arrival_rate, service_rate, servers);
  TIMBANG_CHECK(patience_rate > 0, "patience is limited");
  // A bound for the loop: with impatience the states become negligible long before.
  constexpr int most_states = 10'000'000;
  const auto let_in = [this](int) { return arrival_rate; };
  const auto probabilities = steady_state(most_states, let_in, [this](int n) {
    return service_rate * std::min(n, servers) + patience_rate * std::max(0, n - servers);
  });
  QueueMeasures result = measure(probabilities, servers, let_in);
  // Each waiting customer gives up at the same rate.
  result.share_lost = patience_rate * result.mean_waiting / arrival_rate;
  return result;
}

QueueMeasures RepairQueue::measures() const {
  check_queue(breakdown_rate, service_rate, servers);
  TIMBANG_CHECK(machines >= servers, "no more servers than machines");
  const auto breakdowns = [this](int n) { return breakdown_rate * (machines - n); };
  const auto probabilities =
      steady_state(machines, breakdowns, [this](int n) { return service_rate * std::min(n, servers); });
  return measure(probabilities, servers, breakdowns);
}

}  // namespace timbang
