#pragma once

#include <span>
#include <vector>

namespace timbang {

/// M/M/c by Erlang's formulas. Rates per unit of time; requires: arrival_rate, service_rate > 0, servers >= 1.
struct MultiServerQueue {
  double arrival_rate = 0;
  double service_rate = 0;  ///< of one server
  int servers = 1;

  /// Offered load over servers; at 1 or more there is no steady state.
  [[nodiscard]] double load() const;
  /// Probability of waiting (Erlang C; Erlang 1917). Requires: load() < 1.
  [[nodiscard]] double probability_of_wait() const;
  /// Mean wait before service. Requires: load() < 1.
  [[nodiscard]] double mean_wait() const;
  /// The wait that a share p of arrivals does not exceed, 0 if so many do not wait at all; the wait of those who do is
  /// exponential with rate servers x service_rate - arrival_rate. Requires: load() < 1, 0 < p < 1.
  [[nodiscard]] double wait_quantile(double p) const;
  /// The time from arrival to the end of service that a share p of arrivals does not exceed: the wait and an
  /// independent exponential service. Requires: load() < 1, 0 < p < 1.
  [[nodiscard]] double time_in_system_quantile(double p) const;
};

/// Mean wait of M/G/1 (Pollaczek-Khinchine). squared_variation: Var S / (E S)^2. Requires: load < 1.
[[nodiscard]] double mean_wait_single_server(double arrival_rate, double mean_service, double squared_variation);

/// Customers of one priority.
struct PriorityClass {
  double arrival_rate = 0;
  double mean_service = 0;
  double squared_variation = 1;  ///< Var S / (E S)^2; 1 is exponential
};

/// Mean waits of one server's classes, the first class first, nobody interrupted (Cobham 1954, eq. 3).
/// Requires: rates and services > 0, variations >= 0, a load below 1 (CheckFailed).
[[nodiscard]] std::vector<double> mean_waits_by_priority(std::span<const PriorityClass> classes);

/// The same for several servers and one exponential service for all (Cobham 1954, eq. 12): arrival rates by class.
/// Requires: as MultiServerQueue (CheckFailed).
[[nodiscard]] std::vector<double> mean_waits_by_priority(std::span<const double> arrival_rates, double service_rate,
                                                         int servers);

}  // namespace timbang
