#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "kernel/job.hpp"

namespace timbang {

/// Jobs in their order. What is served leaves at the front and most of what comes joins near the back, so both are
/// cheap; the vector's used-up front is dropped when it is half of it.
/// Jobs of equal order stand in that of their ids. Requires: a job is in it once (CheckFailed).
class JobQueue {
 public:
  void insert(const Job& job) {
    if (first_ == jobs_.size() || precedes(jobs_.back(), job)) {
      jobs_.push_back(job);
    } else {
      insert_within(job);
    }
  }
  /// Takes out the job at this place of jobs().
  Job remove(std::size_t place);
  /// Takes out this very job; nothing if it is not here.
  std::optional<Job> withdraw(std::uint32_t job_id, std::uint64_t order);
  /// Adds minutes to this very job where it stands; false if it is not here.
  bool lengthen(std::uint32_t job_id, std::uint64_t order, Duration minutes);
  [[nodiscard]] std::span<const Job> jobs() const { return std::span<const Job>(jobs_).subspan(first_); }

 private:
  [[nodiscard]] static bool precedes(const Job& a, const Job& b) {
    return a.order != b.order ? a.order < b.order : a.id < b.id;
  }
  /// Requires: it is not the last.
  void insert_within(const Job& job);
  [[nodiscard]] std::vector<Job>::iterator place_of(const Job& job);
  /// The job's place, or the end if it is not here.
  [[nodiscard]] std::vector<Job>::iterator find(std::uint32_t job_id, std::uint64_t order);

  std::vector<Job> jobs_;
  std::size_t first_ = 0;  ///< jobs before it have left
};

}  // namespace timbang
