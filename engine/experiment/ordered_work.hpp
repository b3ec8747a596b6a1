#pragma once

#include <algorithm>
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

/// A result, or what was thrown instead.
template <class Result>
struct FinishedWork {
  std::optional<Result> result;
  std::exception_ptr failure;
};

/// Does `count` pieces of work on `threads` workers and hands the results to the calling thread in the order of their
/// indices, so that nothing can depend on which worker was quicker.
///
/// produce(index, abandon) -> Result runs on a worker, for each index once, in rising order; `abandon` asks it to end
/// early because nobody will use the result. consume(index, Result&&) runs on the calling thread. Workers are never
/// more than a few pieces ahead of it, so that results do not pile up. Once `stop` is requested no new piece is begun,
/// those in hand are finished and consumed. What produce or consume throws is thrown here, after the workers have
/// ended. Returns how many results were consumed: the first ones.
template <class Result, class Produce, class Consume>
std::size_t work_in_order(std::size_t count, unsigned threads, const std::stop_token& stop, const Produce& produce,
                          const Consume& consume) {
  using Finished = FinishedWork<Result>;
  std::mutex mutex;
  std::condition_variable_any changed;
  std::map<std::size_t, Finished> finished;
  std::size_t next = 0;
  std::size_t consumed = 0;
  std::size_t at_work = std::min<std::size_t>(std::max(1U, threads), count);
  const std::size_t most_ahead = 2 * at_work;

  /// The next index, once it is near enough to what was consumed; nothing if there is no more to do. The index that the
  /// consumer waits for has always been taken, so that nobody waits for ever.
  const auto take = [&](const std::stop_token& abandon) -> std::optional<std::size_t> {
    std::unique_lock lock(mutex);
    changed.wait(lock, abandon, [&] { return next >= count || next < consumed + most_ahead; });
    if (stop.stop_requested() || abandon.stop_requested() || next >= count) return std::nullopt;
    return next++;
  };
  const auto work = [&](const std::stop_token& abandon) {
    while (const auto index = take(abandon)) {
      Finished done;
      try {
        done.result.emplace(produce(*index, abandon));
      } catch (...) {
        done.failure = std::current_exception();
      }
      const std::lock_guard lock(mutex);
      finished.emplace(*index, std::move(done));
      changed.notify_all();
    }
    const std::lock_guard lock(mutex);
    --at_work;
    changed.notify_all();
  };

  std::vector<std::jthread> workers;
  for (std::size_t i = 0, wanted = at_work; i < wanted; ++i) workers.emplace_back(work);
  try {
    while (consumed < count) {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return finished.contains(consumed) || at_work == 0; });
      const auto found = finished.find(consumed);
      if (found == finished.end()) break;
      Finished done = std::move(found->second);
      finished.erase(found);
      lock.unlock();
      if (done.failure) std::rethrow_exception(done.failure);
      consume(consumed, std::move(*done.result));
      lock.lock();
      ++consumed;
      changed.notify_all();
    }
  } catch (...) {
    for (std::jthread& worker : workers) worker.request_stop();
    throw;
  }
  return consumed;
}

}  // namespace timbang
