#include "kernel/service_desk.hpp"

#include <utility>

#include "base/check.hpp"

namespace timbang {

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
  return static_cast<std::uint32_t>(servers_.size() - 1);
}

Duration ServiceDesk::remove_server(std::uint32_t server, SimTime now) {
  Server& leaver = at(server);
  TIMBANG_CHECK(!leaver.has_left, "a server left twice");
  leaver.has_left = true;
  if (!leaver.service) return Duration();
  Job rest = leaver.service->job;
  const Duration worked = leaver.working_time.between(leaver.service->begins, now);
  TIMBANG_CHECK(worked <= leaver.service->minutes, "a server left after its service should have ended");
  rest.minutes = rest.minutes - worked;
  leaver.service.reset();
  put_back_.insert(rest);
  return worked;
}

std::optional<ServiceStart> ServiceDesk::submit(const Job& job, SimTime now) {
  TIMBANG_CHECK(job.minutes >= Duration() && job.setup >= Duration(), "work cannot last less than nothing");
  queue_.insert(job);
  for (std::uint32_t server = 0; server < servers_.size(); ++server) {
    auto started = take_next(server, now);
    if (started) return started;
  }
  return std::nullopt;
}

bool ServiceDesk::withdraw(std::uint32_t job_id, std::uint64_t order) {
  return put_back_.withdraw(job_id, order) || queue_.withdraw(job_id, order);
}

Job ServiceDesk::complete(std::uint32_t server, SimTime now) {
  const ServiceStart ended = service(server);
  TIMBANG_CHECK(ended.ends == now, "a service was completed at another time than its end");
  at(server).service.reset();
  Job job = ended.job;
  job.minutes = job.minutes - ended.minutes;
  if (job.minutes > Duration()) {
    job.minutes = job.minutes + job.setup;
    put_back_.insert(job);
  }
  return job;
}

std::optional<Duration> ServiceDesk::minutes_now(const Server& server, const Job& job, Duration left) {
  if (!job.indivisible || job.minutes <= left) return job.minutes;
  const Duration longest = server.working_time.longest_block();
  // Only at the beginning of a longest block is so much of a block left.
  if (job.minutes <= longest || left < longest) return std::nullopt;
  TIMBANG_CHECK(job.setup < longest, "setup must be shorter than a block, or the work would never end");
  return longest;
}

std::optional<ServiceStart> ServiceDesk::take_next(std::uint32_t server, SimTime now) {
  const Server& seeker = at(server);
  if (seeker.has_left || seeker.service || waiting() == 0) return std::nullopt;
  const Duration left = seeker.working_time.left_in_block(now);
  if (left == Duration()) return std::nullopt;
  std::size_t passed = 0;
  for (JobQueue* queue : {&put_back_, &queue_}) {
    for (std::size_t place = 0; place < queue->jobs().size(); ++place) {
      const auto minutes = minutes_now(seeker, queue->jobs()[place], left);
      if (minutes) return start(server, queue->remove(place), *minutes, now);
      if (++passed > pass_over_) return std::nullopt;
    }
  }
  return std::nullopt;
}

ServiceStart ServiceDesk::start(std::uint32_t server, const Job& job, Duration minutes, SimTime now) {
  Server& taker = at(server);
  taker.service = ServiceStart{job, server, now, taker.working_time.finish(now, minutes), minutes};
  return *taker.service;
}

SimTime ServiceDesk::next_block(std::uint32_t server, SimTime now) const {
  const Server& the_server = at(server);
  return the_server.has_left ? SimTime::never() : the_server.working_time.next_block(now);
}

}  // namespace timbang
