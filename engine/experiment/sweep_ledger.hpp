#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "experiment/sweep.hpp"
#include "experiment/sweep_work.hpp"
#include "results/sweep_store.hpp"

namespace timbang {

/// The store's side of a sweep: what is lacking, what comes in, and how far it is. One thread's.
///
/// Requires: request and work outlive it.
class SweepLedger {
 public:
  /// Opens the folder, puts the design into it by looking at every point, and finds what is stored. The work is
  /// divided, and knows the stored fits. Throws ScenarioError, StoreWriteError.
  SweepLedger(const SweepRequest& request, SweepWork& work,
              const std::function<void(const ExperimentProgress&)>& progress);

  /// The points of a unit that are not stored.
  [[nodiscard]] UnitPoints lacking(std::size_t unit) const { return lacking_[unit]; }
  [[nodiscard]] bool is_complete() const { return done_ == result_.trials; }
  /// Progress counts its time from here.
  void begin();
  /// A fit, or trials with theirs, go into the store together.
  void keep(const FoundFit& found);
  void keep(std::span<const FinishedUnit> finished);
  /// Closes the store and tells what the sweep came to. Nothing may follow.
  [[nodiscard]] SweepResult close(bool is_stopped);

 private:
  void find_stored();
  void list_failures();
  void report(ExperimentProgress::Stage stage) const;
  [[nodiscard]] double seconds() const;

  const SweepRequest& request_;
  SweepWork& work_;
  const std::function<void(const ExperimentProgress&)>& progress_;
  SweepStore store_;
  std::vector<UnitPoints> lacking_;  ///< by unit; not changed once found, so that workers may read it
  std::uint64_t done_ = 0;
  SweepResult result_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

}  // namespace timbang
