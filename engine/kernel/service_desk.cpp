#include "kernel/service_desk.hpp"

#include <cstdint>
#include <utility>

#include "base/check.hpp"

namespace timbang {
namespace {

/// The part of a service's work that is done after so much of its time: all of it only after all the time.
Duration work_done(const ServiceStart& service, Duration worked) {
  // Rounded down, so that rounding never loses work; in 64 bits, since the product may need more than 32.
  // The case below also keeps a service of no minutes from dividing by zero.
  if (worked == service.minutes) return service.work;
  const std::int64_t done = std::int64_t{worked.minutes()} * service.work.minutes() / service.minutes.minutes();
  return Duration(static_cast<std::int32_t>(done));
}

}  // namespace

const ServiceDesk::Server& ServiceDesk::at(std::uint32_t server) const {
  TIMBANG_CHECK(server < servers_.size(), "no server has this number");
  return servers_[server];
}

ServiceDesk::Server& ServiceDesk::at(std::uint32_t server) {
  TIMBANG_CHECK(server < servers_.size(), "no server has this number");
  return servers_[server];
}

const ServiceStart& ServiceDesk::service(std::uint32_t server) const {
  const Server& the_server = at(server);
  TIMBANG_CHECK(the_server.service.has_value(), "the server is not serving");
  return *the_server.service;
}

std::uint32_t ServiceDesk::add_server(WorkingTime working_time) {
  Server server;
  server.working_time = std::move(working_time);
  servers_.push_back(std::move(server));
  ++free_;
  return static_cast<std::uint32_t>(servers_.size() - 1);
}

Duration ServiceDesk::Server::time_for(Duration work) const {
  if (minutes_for_100 == 100) return work;
  // Rounded up, so that the work is done within the time.
  return Duration((work.minutes() * minutes_for_100 + 99) / 100);
}

Duration ServiceDesk::Server::work_in(Duration time) const {
  return Duration(time.minutes() * 100 / minutes_for_100);
}

void ServiceDesk::rejoin(std::uint32_t server, WorkingTime working_time) {
  Server& back = at(server);
  TIMBANG_CHECK(back.has_left, "only a server that left can rejoin");
  back.has_left = false;
  ++free_;
  back.working_time = std::move(working_time);
}

void ServiceDesk::set_pace(std::uint32_t server, std::int32_t minutes_for_100) {
  TIMBANG_CHECK(minutes_for_100 >= 100, "no server works faster than the full pace");
  at(server).minutes_for_100 = minutes_for_100;
}

// What was put back stays: work that was begun precedes every discipline (ODD "7.13 TKSK desk: service and queue").
std::vector<Job> ServiceDesk::take_queue() {
  std::vector<Job> jobs(queue_.jobs().begin(), queue_.jobs().end());
  queue_ = JobQueue();
  return jobs;
}

Duration ServiceDesk::remove_server(std::uint32_t server, SimTime now) {
  Server& leaver = at(server);
  TIMBANG_CHECK(!leaver.has_left, "a server left twice");
  leaver.has_left = true;
  // A busy server was taken off `free_` when it began.
  if (!leaver.service) {
    --free_;
    return Duration();
  }
  Job rest = leaver.service->job;
  const Duration worked = leaver.working_time.between(leaver.service->begins, now);
  TIMBANG_CHECK(worked <= leaver.service->minutes, "a server left after its service should have ended");
  rest.minutes = rest.minutes - work_done(*leaver.service, worked);
  leaver.service.reset();
  put_back_.insert(rest);
  return worked;
}

std::optional<ServiceStart> ServiceDesk::submit(const Job& job, SimTime now) {
  TIMBANG_CHECK(job.minutes >= Duration() && job.setup >= Duration(), "work cannot have a negative length");
  queue_.insert(job);
  if (free_ == 0) return std::nullopt;
  // Servers look at the whole queue: an earlier job may wait for a server whose block begins at this minute.
  for (std::uint32_t server = 0; server < servers_.size(); ++server) {
    auto started = take_next(server, now);
    if (started) return started;
  }
  return std::nullopt;
}

std::optional<Job> ServiceDesk::withdraw(std::uint32_t job_id, std::uint64_t order) {
  // A job stands in one of the two queues, depending on whether it was begun before.
  const std::optional<Job> begun = put_back_.withdraw(job_id, order);
  return begun ? begun : queue_.withdraw(job_id, order);
}

bool ServiceDesk::lengthen(std::uint32_t job_id, std::uint64_t order, Duration minutes) {
  TIMBANG_CHECK(minutes >= Duration(), "work cannot have a negative length");
  return put_back_.lengthen(job_id, order, minutes) || queue_.lengthen(job_id, order, minutes);
}

Job ServiceDesk::complete(std::uint32_t server, SimTime now) {
  const ServiceStart& ended = service(server);
  TIMBANG_CHECK(ended.ends == now, "a service was completed at another time than its end");
  Job job = ended.job;
  // Over-long indivisible work leaves a rest; the caller sees from `minutes` that the job is not done.
  job.minutes = job.minutes - ended.work;
  servers_[server].service.reset();
  ++free_;
  if (job.minutes > Duration()) {
    // Whoever takes the rest travels again.
    job.minutes = job.minutes + job.setup;
    put_back_.insert(job);
  }
  return job;
}

Duration ServiceDesk::minutes_now(const Server& server, const Job& job, Duration left) {
  const Duration needed = server.time_for(job.minutes);
  if (!job.indivisible || needed <= left) return needed;
  const Duration longest = server.working_time.longest_block();
  // It is too long for what is left: it may start only at the beginning of a longest block.
  if (needed <= longest || left < longest) return Duration(-1);
  if (job.setup >= server.work_in(longest)) return Duration(-1);  // the work would never end
  return longest;
}

std::optional<ServiceStart> ServiceDesk::take_next(std::uint32_t server, SimTime now) {
  const Server& seeker = at(server);
  if (!seeker.is_free() || waiting() == 0) return std::nullopt;
  const Duration left = seeker.working_time.left_in_block(now);
  if (left == Duration()) return std::nullopt;
  // One count for both queues: what was begun comes first, but may not be passed over without limit either.
  std::size_t passed = 0;
  for (JobQueue* queue : {&put_back_, &queue_}) {
    for (std::size_t place = 0; place < queue->jobs().size(); ++place) {
      const Duration minutes = minutes_now(seeker, queue->jobs()[place], left);
      if (minutes >= Duration()) return start(server, queue->remove(place), minutes, now, left);
      if (++passed > pass_over_) return std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<ServiceStart> ServiceDesk::start(std::uint32_t server, const Job& job, Duration minutes, SimTime now,
                                               Duration left) {
  Server& taker = servers_[server];
  const Duration work = minutes == taker.time_for(job.minutes) ? job.minutes : taker.work_in(minutes);
  // Divisible work that outlasts the block goes on in the server's next blocks; nobody takes it over meanwhile.
  const SimTime ends = minutes <= left ? now + minutes : taker.working_time.finish(now, minutes);
  --free_;
  // Filled in place, both of them: a copy of what was written a moment before would wait for it.
  std::optional<ServiceStart> started(std::in_place);
  for (ServiceStart* service : {&taker.service.emplace(), &*started}) {
    service->job = job;
    service->server = server;
    service->begins = now;
    service->ends = ends;
    service->minutes = minutes;
    service->work = work;
  }
  return started;
}

SimTime ServiceDesk::next_block(std::uint32_t server, SimTime now) const {
  const Server& the_server = at(server);
  return the_server.has_left ? SimTime::never() : the_server.working_time.next_block(now);
}

}  // namespace timbang
