#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/sim_time.hpp"
#include "kernel/job.hpp"
#include "kernel/job_queue.hpp"
#include "kernel/working_time.hpp"

namespace timbang {

/// A server took a job. Divisible work: `ends` may lie blocks later; SimTime::never() if the server's calendar ends
/// before the service could, and the server then keeps the job until it leaves.
struct ServiceStart {
  Job job;
  std::uint32_t server = 0;
  SimTime begins;
  SimTime ends;
  Duration minutes;  ///< of the server's time
  Duration work;     ///< of the job's minutes done in it; less than all when over-long indivisible work is split

  friend constexpr bool operator==(const ServiceStart&, const ServiceStart&) = default;
};

/// A queue of jobs in their order and the servers who take them during their working time, without pre-emption.
///
/// Rules. A free server inside a block takes the first job that it can: a divisible one at once, an indivisible one
/// only if it fits what is left of the block; up to `pass_over` jobs that do not fit are passed over. Indivisible work
/// longer than the server's longest block starts at the beginning of such a block, takes it whole, and its rest, plus
/// `setup`, goes back to the head of the queue; a server whose blocks are no longer than the setup leaves it to others.
/// A server who leaves puts the unfinished rest back at the head of the queue: work is never lost. A slow server needs
/// more of its time for the same work. What was put back precedes everything else and, among itself, keeps the jobs'
/// order. The desk schedules nothing: the caller turns ServiceStart::ends and next_block() into events. A copyable
/// value. It draws nothing and knows no household.
class ServiceDesk {
 public:
  explicit ServiceDesk(std::size_t pass_over) : pass_over_(pass_over) {}

  /// Adds a server, numbered from 0 in order of adding; numbers are not reused. It looks for work at take_next().
  std::uint32_t add_server(WorkingTime working_time);
  /// One who left comes back with other working time. Requires: it has left (CheckFailed).
  void rejoin(std::uint32_t server, WorkingTime working_time);
  /// The server's time for 100 minutes of work, for services that begin from now on. Requires: at least 100.
  void set_pace(std::uint32_t server, std::int32_t minutes_for_100);
  /// The server leaves now; what it was doing goes back to the head of the queue. Returns the minutes worked on it.
  /// A free server could take it: ask them with take_next(). Requires: it has not left (CheckFailed).
  Duration remove_server(std::uint32_t server, SimTime now);

  /// A job arrives. The lowest-numbered free server that can take a job does: this one, unless an earlier one waits for
  /// a server whose block begins at this very minute. Requires: minutes and setup >= 0, no job of the same
  /// order and id waits (CheckFailed).
  std::optional<ServiceStart> submit(const Job& job, SimTime now);
  /// Takes a waiting job out; nothing if it is not waiting (being served, done or unknown). If it kept a free server
  /// from passing over further jobs, that server looks again at its next take_next() or submit().
  std::optional<Job> withdraw(std::uint32_t job_id, std::uint64_t order);
  /// The service of this server ends now. Requires: it is serving and its service ends now (CheckFailed). The job
  /// returned has `minutes` 0 when it is done; otherwise its rest was put back at the head of the queue.
  Job complete(std::uint32_t server, SimTime now);
  /// A server that is free looks for work: call after complete() and at the beginning of each of its blocks. Nothing if
  /// it is serving, has left, is outside its blocks, or finds no job it can take.
  std::optional<ServiceStart> take_next(std::uint32_t server, SimTime now);

  /// The beginning of the server's first block that begins after now; SimTime::never() if there is none or it has left.
  [[nodiscard]] SimTime next_block(std::uint32_t server, SimTime now) const;
  [[nodiscard]] bool is_serving(std::uint32_t server) const { return at(server).service.has_value(); }
  /// What the server is doing. Requires: it is serving (CheckFailed).
  [[nodiscard]] const ServiceStart& service(std::uint32_t server) const;
  [[nodiscard]] bool has_left(std::uint32_t server) const { return at(server).has_left; }
  /// Jobs that wait, what was put back included.
  [[nodiscard]] std::size_t waiting() const { return put_back_.jobs().size() + queue_.jobs().size(); }
  /// Adds minutes to a waiting job, which keeps its place; false if it is not waiting. Requires: minutes >= 0.
  bool lengthen(std::uint32_t job_id, std::uint64_t order, Duration minutes);
  /// A job joins the queue; nobody looks for it until take_next() or submit().
  void wait(const Job& job) { queue_.insert(job); }
  /// Takes out all that waits in the queue (not what was put back), in its order: to submit it again in another.
  [[nodiscard]] std::vector<Job> take_queue();
  /// Servers ever added.
  [[nodiscard]] std::size_t servers() const { return servers_.size(); }
  [[nodiscard]] const WorkingTime& working_time(std::uint32_t server) const { return at(server).working_time; }

 private:
  struct Server {
    WorkingTime working_time;
    std::optional<ServiceStart> service;
    bool has_left = false;
    std::int32_t minutes_for_100 = 100;

    [[nodiscard]] bool is_free() const { return !has_left && !service; }
    [[nodiscard]] Duration time_for(Duration work) const;
    [[nodiscard]] Duration work_in(Duration time) const;
  };

  [[nodiscard]] const Server& at(std::uint32_t server) const;
  [[nodiscard]] Server& at(std::uint32_t server);
  /// The server's time for the job now, with `left` of its block; less than nothing if it cannot start.
  [[nodiscard]] static Duration minutes_now(const Server& server, const Job& job, Duration left);
  /// Requires: `left` minutes of its block are left to the server.
  std::optional<ServiceStart> start(std::uint32_t server, const Job& job, Duration minutes, SimTime now, Duration left);

  std::size_t pass_over_;
  std::vector<Server> servers_;
  std::size_t free_ = 0;  ///< servers that have not left and serve nobody
  JobQueue put_back_;     ///< unfinished jobs that were begun: served before the queue
  JobQueue queue_;
};

}  // namespace timbang
