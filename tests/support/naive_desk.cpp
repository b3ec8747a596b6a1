#include "support/naive_desk.hpp"

#include <algorithm>

namespace timbang::test_support {

std::uint32_t NaiveDesk::add_server(const std::vector<WorkingBlock>& blocks) {
  servers_.push_back({NaiveWorkingTime(blocks), std::nullopt, false});
  return static_cast<std::uint32_t>(servers_.size() - 1);
}

Duration NaiveDesk::remove_server(std::uint32_t server, SimTime now) {
  Server& leaver = servers_[server];
  leaver.has_left = true;
  if (!leaver.service) return Duration();
  Waiting rest{leaver.service->job, true};
  const Duration worked = leaver.working_time.between(leaver.service->begins, now);
  rest.job.minutes = rest.job.minutes - worked;
  jobs_.push_back(rest);
  leaver.service.reset();
  return worked;
}

std::optional<ServiceStart> NaiveDesk::submit(const Job& job, SimTime now) {
  jobs_.push_back({job, false});
  std::optional<ServiceStart> started;
  for (std::uint32_t server = 0; server < servers_.size() && !started; ++server) started = take_next(server, now);
  return started;
}

bool NaiveDesk::withdraw(std::uint32_t job_id, std::uint64_t order) {
  return std::erase_if(jobs_, [&](const Waiting& w) { return w.job.id == job_id && w.job.order == order; }) > 0;
}

bool NaiveDesk::lengthen(std::uint32_t job_id, std::uint64_t order, Duration minutes) {
  for (Waiting& waiting : jobs_) {
    if (waiting.job.id != job_id || waiting.job.order != order) continue;
    waiting.job.minutes = waiting.job.minutes + minutes;
    return true;
  }
  return false;
}

Job NaiveDesk::complete(std::uint32_t server, SimTime /*now*/) {
  const ServiceStart ended = *servers_[server].service;
  servers_[server].service.reset();
  Job job = ended.job;
  job.minutes = job.minutes - ended.minutes;
  if (job.minutes == Duration()) return job;
  job.minutes = job.minutes + job.setup;
  jobs_.push_back({job, true});
  return job;
}

bool NaiveDesk::goes_before(const Waiting& a, const Waiting& b) {
  if (a.was_begun != b.was_begun) return a.was_begun;
  return a.job.order < b.job.order;
}

std::optional<Duration> NaiveDesk::can_work(const Server& server, const Job& job, SimTime now) {
  const NaiveWorkingTime& time = server.working_time;
  if (!time.works(now)) return std::nullopt;
  if (!job.indivisible) return job.minutes;
  const Duration left = time.left_in_block(now);
  if (job.minutes <= left) return job.minutes;
  const bool block_begins_now = now == SimTime(0) || !time.works(now - Duration(1));
  const bool is_overlong = job.minutes > time.longest_block();
  if (is_overlong && block_begins_now && left == time.longest_block()) return left;
  return std::nullopt;
}

std::optional<ServiceStart> NaiveDesk::take_next(std::uint32_t server, SimTime now) {
  Server& seeker = servers_[server];
  if (seeker.has_left || seeker.service) return std::nullopt;
  std::ranges::sort(jobs_, goes_before);
  for (std::size_t place = 0; place < jobs_.size() && place <= pass_over_; ++place) {
    const auto minutes = can_work(seeker, jobs_[place].job, now);
    if (!minutes) continue;
    const SimTime ends = seeker.working_time.finish(now, *minutes);
    seeker.service = ServiceStart{jobs_[place].job, server, now, ends, *minutes, *minutes};
    jobs_.erase(jobs_.begin() + static_cast<std::ptrdiff_t>(place));
    return seeker.service;
  }
  return std::nullopt;
}

SimTime NaiveDesk::next_block(std::uint32_t server, SimTime now) const {
  return servers_[server].has_left ? SimTime::never() : servers_[server].working_time.next_block(now);
}

SimTime NaiveDesk::service_end(std::uint32_t server) const {
  return servers_[server].service ? servers_[server].service->ends : SimTime::never();
}

std::int64_t NaiveDesk::minutes_in_hand() const {
  std::int64_t minutes = 0;
  for (const Waiting& waiting : jobs_) minutes += waiting.job.minutes.minutes();
  for (const Server& server : servers_) {
    if (server.service) minutes += server.service->job.minutes.minutes();
  }
  return minutes;
}

}  // namespace timbang::test_support
