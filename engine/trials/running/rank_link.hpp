#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/stop.hpp"
#include "trials/running/rank_messages.hpp"
#include "trials/running/ranks.hpp"

namespace timbang {

/// The first rank's end of the ranks that mpirun started: threads ask other ranks to simulate units and wait for what
/// comes of them, while the thread that made the link passes messages on. Ends the other ranks' service when it goes.
class RankLink {
 public:
  /// Throws ScenarioError (ranks_disagree) if another rank is another build of Timbang. Requires: the first rank.
  explicit RankLink(Ranks& ranks);
  RankLink(const RankLink&) = delete;
  RankLink& operator=(const RankLink&) = delete;
  ~RankLink();

  /// The other ranks, each as often as it has threads.
  [[nodiscard]] const std::vector<int>& places() const { return places_; }
  /// For any thread: waits until the rank has simulated the unit. Nothing of it if abandoned. Throws RankFailed.
  [[nodiscard]] FinishedUnit simulate(int rank, UnitOrder order, const StopToken& abandon);
  /// For the thread that made the link: passes on what waits. Never blocks for long.
  void pass_messages();
  /// Whether another rank was asked to stop.
  [[nodiscard]] bool is_stopping() const { return is_stopping_.load(); }

 private:
  Ranks& ranks_;
  std::vector<int> places_;
  std::atomic<bool> is_stopping_{false};
  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t last_ticket_ = 0;
  std::deque<std::pair<int, std::string>> orders_;
  std::map<std::uint64_t, UnitReport> reports_;
};

/// What every rank but the first does: simulates what that one asks for, until it says that there is no more.
void serve_trials(Ranks& ranks, unsigned threads, const StopToken& stop);

}  // namespace timbang
