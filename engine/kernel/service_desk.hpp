#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/sim_time.hpp"
#include "kernel/working_time.hpp"

namespace timbang {

/// A piece of work that waits for a server.
struct Job {
  std::uint64_t order =
      0;  ///< smaller is served first; unique within a desk (the caller puts a keyed place in its low bits)
  std::uint32_t id = 0;      ///< the caller's own number
  Duration minutes;          ///< what is left to be done
  bool indivisible = false;  ///< starts only if it fits what is left of the block
  Duration setup;   ///< paid again for every further block of indivisible work that is longer than a block (travel)
  SimTime arrived;  ///< when it was first submitted
};

/// A server took a job. Divisible work: `ends` may lie blocks later.
struct ServiceStart {
  Job job;
  std::uint32_t server = 0;
  SimTime begins;
  SimTime ends;
  Duration minutes;  ///< worked in this service; less than job.minutes when over-long indivisible work is split
};

/// A queue of jobs in their order and the servers who take them during their working time, without pre-emption.
///
/// Rules. A free server inside a block takes the first job that it can: a divisible one at once, an indivisible one
/// only if it fits what is left of the block; up to `pass_over` jobs that do not fit are passed over. Indivisible work
/// longer than the server's longest block starts at the beginning of such a block, takes it whole, and its rest, plus
/// `setup`, goes back to the head of the queue. A server who leaves puts the unfinished rest back at the head of the
/// queue: work is never lost. The desk schedules nothing: the caller turns ServiceStart::ends and next_block() into
/// events. A copyable value. It draws nothing and knows no household.
class ServiceDesk {
 public:
  explicit ServiceDesk(std::size_t pass_over);

  /// Adds a server, numbered from 0 in order of adding; numbers are not reused.
  std::uint32_t add_server(WorkingTime working_time);
  /// The server leaves now; what it was doing goes back to the head of the queue. Returns the minutes worked on it.
  Duration remove_server(std::uint32_t server, SimTime now);

  /// A job arrives. Starts at once if a free server can take it: the lowest-numbered one.
  std::optional<ServiceStart> submit(const Job& job, SimTime now);
  /// Takes a waiting job out; false if it is not waiting (being served, done or unknown).
  bool withdraw(std::uint32_t job_id, std::uint64_t order);
  /// The service of this server ends now. Requires: it is serving (CheckFailed). The job returned has `minutes` 0 when
  /// it is done; otherwise its rest was put back at the head of the queue.
  Job complete(std::uint32_t server, SimTime now);
  /// A server that is free looks for work: call after complete() and at the beginning of each of its blocks.
  std::optional<ServiceStart> take_next(std::uint32_t server, SimTime now);

  /// The beginning of the server's first block that begins after now; SimTime::never() if there is none.
  [[nodiscard]] SimTime next_block(std::uint32_t server, SimTime now) const;
  [[nodiscard]] bool is_serving(std::uint32_t server) const;
  [[nodiscard]] bool has_left(std::uint32_t server) const;
  [[nodiscard]] std::size_t waiting() const;
  [[nodiscard]] std::size_t servers() const;
  [[nodiscard]] const WorkingTime& working_time(std::uint32_t server) const;
};

}  // namespace timbang
