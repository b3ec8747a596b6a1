#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "base/stop.hpp"
#include "experiment/sweep_messages.hpp"
#include "experiment/sweep_work.hpp"

namespace timbang {

/// Threads that run the units that they are told to. Each asks by a report and waits for an order; one of them makes
/// the cities before. All else is for the thread that made the pool. Destroyed early, it abandons what is in hand.
///
/// Requires: the work outlives it; every asking report is answered once.
class UnitPool {
 public:
  UnitPool(SweepWork& work, unsigned threads);

  /// The next report, waiting for one so long at most.
  [[nodiscard]] std::optional<UnitReport> report(std::chrono::microseconds patience);
  void give(UnitOrder order);

 private:
  void work_on(const StopToken& abandon, bool is_leader);
  void prepare(const StopToken& abandon);
  [[nodiscard]] UnitReport run(const UnitOrder& order, const StopToken& abandon);
  void hand_in(UnitReport report);
  [[nodiscard]] std::optional<UnitOrder> next_order(const StopToken& abandon);

  SweepWork& work_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<UnitReport> reports_;
  std::deque<UnitOrder> orders_;
  bool are_cities_ready_ = false;
  std::vector<std::jthread> threads_;  ///< last, so that they end before the rest goes
};

}  // namespace timbang
