#pragma once

#include <cstdint>
#include <vector>

#include "random/draw.hpp"

namespace timbang::bench {

// M/M/4 at a load of 0.9: a customer every 15 minutes, served for 54, first come first served. In whole minutes, of
// which an event's time has 2^24: a million customers take fifteen sixteenths of them.
inline constexpr std::uint32_t desk_servers = 4;
inline constexpr double mean_between_arrivals = 15.0;
inline constexpr double mean_service = 54.0;

/// Customers in the order in which they come, drawn a stretch at a time, keyed by their number.
class Customers {
 public:
  struct Customer {
    std::int32_t arrives = 0;
    std::int32_t service = 0;
  };

  explicit Customers(StreamKey key);
  Customer next() {
    if (used_ == customers_.size()) draw_stretch();
    return customers_[used_++];
  }

 private:
  void draw_stretch();

  StreamKey key_;
  std::uint32_t drawn_ = 0;
  double last_arrival_ = 0;  ///< not rounded, so that the rate is exact
  std::vector<Customer> customers_;
  std::size_t used_ = 0;
};

/// What became of the customers; exactly the same by every way of simulating it.
struct DeskOutcome {
  std::int64_t customers = 0;
  std::int64_t waited_minutes = 0;  ///< from arrival to the start of service
  std::int32_t last_end = 0;        ///< the minute in which the last service ends

  /// In units of the mean service.
  [[nodiscard]] double mean_wait() const {
    return static_cast<double>(waited_minutes) / static_cast<double>(customers) / mean_service;
  }
  friend bool operator==(const DeskOutcome&, const DeskOutcome&) = default;
};

/// On the kernel's calendar, run loop and desk. Requires, as the other: customers <= 1,000,000.
[[nodiscard]] DeskOutcome desk_on_kernel(StreamKey key, std::int64_t customers);
/// As one would write it by hand: a std::priority_queue of callbacks and a queue of customers.
[[nodiscard]] DeskOutcome desk_on_callbacks(StreamKey key, std::int64_t customers);

}  // namespace timbang::bench
