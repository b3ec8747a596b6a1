#pragma once

#include <cstdint>
#include <vector>

#include "kernel/working_time.hpp"
#include "random/draw.hpp"

namespace timbang::test_support {

/// Customers who come by a Poisson process and whose service is partly fixed, the rest exponential. In minutes of
/// working time.
struct CustomerClass {
  double mean_between_arrivals = 0;
  double mean_service = 0;
  double fixed_share = 0;
};

/// A queue with like servers, first come first served within a class, the first class first, nobody interrupted.
struct QueueSystem {
  std::vector<CustomerClass> classes;
  int servers = 1;
  WorkingTime working_time{{{SimTime(0), SimTime::never()}}};  ///< of every server
};

/// What became of the customers of one class who came within the measured period.
struct ClassWaits {
  std::int64_t customers = 0;
  std::int64_t did_wait = 0;  ///< found no server that could take them at once
  std::int64_t minutes = 0;   ///< working minutes from arrival to the start of service, over all customers

  [[nodiscard]] double mean_minutes() const;
  [[nodiscard]] double share_waiting() const;
};

/// Which arrivals are measured, in working minutes from the start; the queue begins empty, and all are served.
struct MeasuredPeriod {
  std::int32_t begin = 0;
  std::int32_t end = 0;
};

/// Runs the queue on the kernel's calendar, run loop and desk. Requires: all ends before minute 2^24.
[[nodiscard]] std::vector<ClassWaits> simulate_queue(const QueueSystem& system, MeasuredPeriod period, StreamKey key);

}  // namespace timbang::test_support
