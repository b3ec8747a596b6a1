#pragma once

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace timbang {

/// Does `count` pieces of work on `threads` workers and hands the results to the calling thread in the order of their
/// indices, so that nothing can depend on which worker was quicker.
///
/// produce(index, abandon) -> Result runs on a worker, for each index once, in rising order; `abandon` asks it to end
/// early because nobody will use the result. consume(index, Result&&) runs on the calling thread. Once `stop` is
/// requested no new piece is begun, those in hand are finished and consumed. What produce or consume throws is thrown
/// here, after the workers have ended. Returns how many results were consumed: the first ones.
template <class Result, class Produce, class Consume>
std::size_t work_in_order(std::size_t count, unsigned threads, const std::stop_token& stop, const Produce& produce,
                          const Consume& consume) {
  struct Finished {
    std::optional<Result> result;
    std::exception_ptr failure;
  };
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::condition_variable changed;
  std::map<std::size_t, Finished> finished;
  std::size_t at_work = std::min<std::size_t>(std::max(1U, threads), count);

  const auto work = [&](const std::stop_token& abandon) {
    while (!stop.stop_requested() && !abandon.stop_requested()) {
      const std::size_t index = next++;
      if (index >= count) break;
      Finished done;
      try {
        done.result.emplace(produce(index, abandon));
      } catch (...) {
        done.failure = std::current_exception();
      }
      const std::lock_guard lock(mutex);
      finished.emplace(index, std::move(done));
      changed.notify_all();
    }
    const std::lock_guard lock(mutex);
    --at_work;
    changed.notify_all();
  };

  std::vector<std::jthread> workers;
  for (std::size_t i = 0, wanted = at_work; i < wanted; ++i) workers.emplace_back(work);
  std::size_t consumed = 0;
  try {
    for (; consumed < count; ++consumed) {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return finished.contains(consumed) || at_work == 0; });
      const auto found = finished.find(consumed);
      if (found == finished.end()) break;
      Finished done = std::move(found->second);
      finished.erase(found);
      lock.unlock();
      if (done.failure) std::rethrow_exception(done.failure);
      consume(consumed, std::move(*done.result));
    }
  } catch (...) {
    for (std::jthread& worker : workers) worker.request_stop();
    throw;
  }
  return consumed;
}

}  // namespace timbang
