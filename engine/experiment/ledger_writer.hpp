#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "base/stop.hpp"
#include "experiment/sweep_ledger.hpp"

namespace timbang {

/// Writes finished units on a thread of its own, so that whoever hands out work need not wait for the disk; what is
/// finished while the disk is at work is committed together. While it lives, the ledger is its own but for what is
/// lacking.
///
/// Requires: the ledger outlives it.
class LedgerWriter {
 public:
  LedgerWriter(SweepLedger& ledger, std::size_t most_waiting);

  /// Waits while so many are not written yet. What comes after a failure is dropped.
  void take(FinishedUnit finished);
  [[nodiscard]] bool has_failed();
  /// Waits until all is written. Throws what writing threw.
  void finish();

 private:
  void write(const StopToken& ended);

  SweepLedger& ledger_;
  std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::vector<FinishedUnit> waiting_;
  bool is_writing_ = false;
  std::exception_ptr failure_;
  std::jthread thread_;  ///< last, so that it ends before the rest goes
};

}  // namespace timbang
