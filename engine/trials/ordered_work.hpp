#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "base/check.hpp"
#include "base/stop.hpp"

namespace timbang {

/// Makes the result of one index. `abandon` asks it to end early because nobody will use the result.
template <class Result>
using Worker = std::function<Result(std::size_t index, const StopToken& abandon)>;

/// Pieces of work that workers take in rising order and that one consumer receives in that order, so that nothing can
/// depend on which worker was quicker. Workers are never more than a few pieces ahead of the consumer, so that results
/// do not pile up. Safe on any thread.
///
/// Where workers may stand still (`has_remote`: they wait for other processes), the piece that the consumer waits for
/// is begun once more by a worker with nothing else to do, if it takes far longer than any before; whichever result
/// comes first counts. Requires then: a piece gives the same result whoever makes it.
template <class Result>
class OrderedWork {
 public:
  OrderedWork(std::size_t count, std::size_t workers, StopToken stop, bool has_remote)
      : count_(count), most_ahead_(4 * workers), has_remote_(has_remote), at_work_(workers), stop_(stop) {}

  /// A worker's whole life: takes indices until there are none, or a stop was asked for.
  void work(const Worker<Result>& produce) {
    while (const auto index = take()) {
      Finished done;
      try {
        done.result.emplace(produce(*index, abandon_.token()));
      } catch (...) {
        done.failure = std::current_exception();
      }
      const std::lock_guard lock(mutex_);
      finish(*index, std::move(done));
      changed_.notify_all();
    }
    const std::lock_guard lock(mutex_);
    --at_work_;
    changed_.notify_all();
  }

  /// For the consumer: the next results in order, all that have come; none at the end. Waits for them, calling
  /// `meanwhile` now and then if there is one. Throws what a worker threw.
  std::vector<Result> next(const std::function<void()>& meanwhile) {
    std::unique_lock lock(mutex_);
    const auto has_news = [this] { return finished_.contains(consumed_) || consumed_ == count_ || at_work_ == 0; };
    if (meanwhile) {
      do {
        lock.unlock();
        meanwhile();
        lock.lock();
      } while (!changed_.wait_for(lock, between_looks, has_news));
    }
    changed_.wait(lock, has_news);
    std::vector<Result> results;
    for (auto found = finished_.find(consumed_); found != finished_.end(); found = finished_.find(consumed_)) {
      if (found->second.failure) {
        if (results.empty()) std::rethrow_exception(found->second.failure);
        break;
      }
      results.push_back(std::move(*found->second.result));
      finished_.erase(found);
      ++consumed_;
    }
    changed_.notify_all();
    return results;
  }

  /// Workers begin no other piece, and are asked to end the one in hand.
  void abandon() {
    const std::lock_guard lock(mutex_);
    abandon_.request_stop();
    changed_.notify_all();
  }

  [[nodiscard]] std::size_t consumed() const { return consumed_; }

 private:
  struct Finished {
    std::optional<Result> result;
    std::exception_ptr failure;
  };

  using Clock = std::chrono::steady_clock;

  static constexpr std::chrono::microseconds between_looks{200};
  static constexpr std::chrono::milliseconds between_looks_for_late{50};
  static constexpr std::chrono::seconds least_patience{1};
  static constexpr int patience = 8;  ///< how many times as long as the longest piece

  /// The next index, once it is near enough to what was consumed; nothing if there is no more to do. The index that the
  /// consumer waits for has always been taken, so that nobody waits for ever.
  std::optional<std::size_t> take() {
    std::unique_lock lock(mutex_);
    while (consumed_ < count_ && !stop_.stop_requested() && !abandon_.token().stop_requested()) {
      if (next_ < count_ && next_ < consumed_ + most_ahead_) return begin(next_++);
      if (has_remote_) {
        if (is_late(consumed_)) return begin(consumed_);
        changed_.wait_for(lock, between_looks_for_late);
      } else if (next_ < count_) {
        changed_.wait(lock);
      } else {
        break;
      }
    }
    return std::nullopt;
  }

  std::size_t begin(std::size_t index) {
    if (has_remote_) begun_[index] = Clock::now();
    return index;
  }

  [[nodiscard]] bool is_late(std::size_t index) const {
    const auto begun = begun_.find(index);
    return begun != begun_.end() &&
           Clock::now() - begun->second > std::max<Clock::duration>(least_patience, patience * longest_);
  }

  /// A piece that was begun twice counts once.
  void finish(std::size_t index, Finished done) {
    if (index < consumed_ || !finished_.emplace(index, std::move(done)).second || !has_remote_) return;
    longest_ = std::max(longest_, Clock::now() - begun_.at(index));
    begun_.erase(index);
  }

  std::size_t count_;
  std::size_t most_ahead_;
  bool has_remote_;
  std::size_t at_work_;
  StopToken stop_;
  StopSource abandon_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::size_t, Finished> finished_;
  std::map<std::size_t, Clock::time_point> begun_;  ///< of pieces in hand, where there are remote workers
  Clock::duration longest_{0};
  std::size_t next_ = 0;
  std::size_t consumed_ = 0;
};

/// Does `count` pieces of work, each worker on a thread of its own, and hands the results to the calling thread:
/// consume(first, results) gets the next ones in order, as many as have come. Once `stop` is requested no new piece is
/// begun, those in hand are finished and consumed. What a worker or consume throws is thrown here, after the workers
/// have ended. `meanwhile`, if there is one, is called by the calling thread while it waits; workers may then stand for
/// other processes (has_remote). Returns how many results were consumed: the first ones. Requires: at least one worker.
template <class Result, class Consume>
std::size_t work_in_order(std::size_t count, const std::vector<Worker<Result>>& workers, const StopToken& stop,
                          const Consume& consume, const std::function<void()>& meanwhile = {}) {
  TIMBANG_CHECK(!workers.empty(), "there is at least one worker");
  const std::size_t needed = std::min(workers.size(), count);
  OrderedWork<Result> work(count, needed, stop, meanwhile != nullptr);
  /// Joins whatever happens.
  struct Threads {
    OrderedWork<Result>& work;
    std::vector<std::thread> threads;
    ~Threads() {
      work.abandon();
      for (std::thread& thread : threads) thread.join();
    }
  } threads{work, {}};
  for (std::size_t i = 0; i < needed; ++i) {
    threads.threads.emplace_back([&work, &worker = workers[i]] { work.work(worker); });
  }
  while (true) {
    const std::size_t first = work.consumed();
    std::vector<Result> results = work.next(meanwhile);
    if (results.empty()) return first;
    consume(first, std::move(results));
  }
}

/// The same with `threads` workers of one kind, or on the calling thread alone where threads is 0 (as in a browser),
/// and consume(index, Result&&) called for each result.
template <class Result, class Produce, class Consume>
std::size_t work_in_order(std::size_t count, unsigned threads, const StopToken& stop, const Produce& produce,
                          const Consume& consume) {
  if (threads > 0) {
    return work_in_order<Result>(count, std::vector<Worker<Result>>(threads, Worker<Result>(std::cref(produce))), stop,
                                 [&](std::size_t first, std::vector<Result>&& results) {
                                   for (Result& result : results) consume(first++, std::move(result));
                                 });
  }
  std::size_t done = 0;
  for (; done < count && !stop.stop_requested(); ++done) consume(done, produce(done, StopToken()));
  return done;
}

}  // namespace timbang
