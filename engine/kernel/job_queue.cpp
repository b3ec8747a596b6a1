#include "kernel/job_queue.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace timbang {

std::vector<Job>::iterator JobQueue::place_of(std::uint64_t order) {
  return std::lower_bound(jobs_.begin() + static_cast<std::ptrdiff_t>(first_), jobs_.end(), order,
                          [](const Job& job, std::uint64_t wanted) { return job.order < wanted; });
}

void JobQueue::insert(const Job& job) {
  if (first_ == jobs_.size() || jobs_.back().order < job.order) {
    jobs_.push_back(job);
    return;
  }
  const auto place = place_of(job.order);
  TIMBANG_CHECK(place->order != job.order, "two jobs of one desk have the same order");
  if (first_ > 0 && place == jobs_.begin() + static_cast<std::ptrdiff_t>(first_)) {
    jobs_[--first_] = job;
  } else {
    jobs_.insert(place, job);
  }
}

Job JobQueue::remove(std::size_t place) {
  const auto at = jobs_.begin() + static_cast<std::ptrdiff_t>(first_ + place);
  const Job job = *at;
  std::move_backward(jobs_.begin() + static_cast<std::ptrdiff_t>(first_), at, at + 1);
  ++first_;
  if (first_ * 2 >= jobs_.size()) {
    jobs_.erase(jobs_.begin(), jobs_.begin() + static_cast<std::ptrdiff_t>(first_));
    first_ = 0;
  }
  return job;
}

bool JobQueue::withdraw(std::uint32_t job_id, std::uint64_t order) {
  const auto place = place_of(order);
  if (place == jobs_.end() || place->order != order || place->id != job_id) return false;
  jobs_.erase(place);
  return true;
}

}  // namespace timbang
