#include "kernel/job_queue.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace timbang {

std::vector<Job>::iterator JobQueue::place_of(const Job& job) {
  return std::lower_bound(jobs_.begin() + static_cast<std::ptrdiff_t>(first_), jobs_.end(), job, precedes);
}

void JobQueue::insert_within(const Job& job) {
  const auto place = place_of(job);
  // The caller appends a job that comes last by itself, so a job always stands at this place.
  TIMBANG_CHECK(precedes(job, *place), "a job waits only once at a desk");
  // A job that becomes the first one reuses the space of a job that has left.
  if (first_ > 0 && place == jobs_.begin() + static_cast<std::ptrdiff_t>(first_)) {
    jobs_[--first_] = job;
  } else {
    jobs_.insert(place, job);
  }
}

Job JobQueue::remove(std::size_t place) {
  const auto at = jobs_.begin() + static_cast<std::ptrdiff_t>(first_ + place);
  const Job job = *at;
  // Jobs leave near the front, so the few before it move and not the many behind it.
  std::move_backward(jobs_.begin() + static_cast<std::ptrdiff_t>(first_), at, at + 1);
  ++first_;
  // Erasing only when half of the vector is unused makes the cost of a removal constant on average.
  if (first_ * 2 >= jobs_.size()) {
    jobs_.erase(jobs_.begin(), jobs_.begin() + static_cast<std::ptrdiff_t>(first_));
    first_ = 0;
  }
  return job;
}

std::vector<Job>::iterator JobQueue::find(std::uint32_t job_id, std::uint64_t order) {
  Job job;
  job.order = order;
  job.id = job_id;
  const auto place = place_of(job);
  const bool is_here = place != jobs_.end() && place->order == order && place->id == job_id;
  return is_here ? place : jobs_.end();
}

bool JobQueue::lengthen(std::uint32_t job_id, std::uint64_t order, Duration minutes) {
  // A job's length is no part of its place in the queue, so the job stays where it stands.
  const auto place = find(job_id, order);
  if (place == jobs_.end()) return false;
  place->minutes = place->minutes + minutes;
  return true;
}

std::optional<Job> JobQueue::withdraw(std::uint32_t job_id, std::uint64_t order) {
  const auto place = find(job_id, order);
  if (place == jobs_.end()) return std::nullopt;
  const Job job = *place;
  jobs_.erase(place);
  return job;
}

}  // namespace timbang
