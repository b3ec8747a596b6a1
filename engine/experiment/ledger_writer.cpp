#include "experiment/ledger_writer.hpp"

#include <utility>

namespace timbang {

LedgerWriter::LedgerWriter(SweepLedger& ledger, std::size_t most_waiting)
    : ledger_(ledger), most_waiting_(most_waiting), thread_([this](const StopToken& ended) { write(ended); }) {}

void LedgerWriter::take(FinishedUnit finished) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_.size() < most_waiting_ || failure_; });
  if (failure_) return;
  waiting_.push_back(std::move(finished));
  changed_.notify_all();
}

bool LedgerWriter::has_failed() {
  const std::lock_guard lock(mutex_);
  return failure_ != nullptr;
}

void LedgerWriter::finish() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return (waiting_.empty() && !is_writing_) || failure_; });
  if (failure_) std::rethrow_exception(failure_);
}

void LedgerWriter::write(const StopToken& ended) {
  std::unique_lock lock(mutex_);
  while (changed_.wait(lock, ended, [this] { return !waiting_.empty(); })) {
    const std::vector<FinishedUnit> finished = std::move(waiting_);
    waiting_.clear();
    is_writing_ = true;
    lock.unlock();
    std::exception_ptr failure;
    try {
      ledger_.keep(finished);
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    is_writing_ = false;
    failure_ = failure;
    changed_.notify_all();
    if (failure_) return;
  }
}

}  // namespace timbang
