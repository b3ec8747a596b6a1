#include "model/casework/desk.hpp"

#include <algorithm>

#include "random/distributions.hpp"

namespace timbang {
namespace {

std::uint32_t server_subject(std::uint16_t office, std::uint32_t server) {
  return (static_cast<std::uint32_t>(office) << 16U) | server;
}

void report_piece(const City& city, std::uint16_t office, const Service& service, SimTime at, Duration piece,
                  FactSink& facts) {
  const Case& one = city.cases[service.case_index];
  if (office == city.dinsos()) {
    facts.on(DinsosWorked{city.kecamatan_of(one.kpm), at, piece});
  } else {
    facts.on(Worked{one.kind, service.tksk, at, piece, KecamatanId{office}});
  }
}

/// Reports what was worked, block by block and day by day.
void report_worked(const City& city, std::uint16_t office, const Service& service, const WorkingTime& time,
                   FactSink& facts) {
  // Outcomes are by month and day, while a service may span blocks, nights and holidays.
  SimTime at = service.begins;
  Duration left = service.minutes;
  // The walk that the desk's WorkingTime made when it promised the end, so that pieces add up to the minutes.
  while (left > Duration(0)) {
    at = time.next_instant(at);
    const Duration until_midnight = SimTime((at.day() + 1) * SimTime::minutes_per_day) - at;
    const Duration piece = std::min({left, time.left_in_block(at), until_midnight});
    report_piece(city, office, service, at, piece, facts);
    at = at + piece;
    left = left - piece;
  }
}

void begin_service(City& city, std::uint16_t office, const ServiceStart& start, FactSink& facts) {
  Service& service = city.offices[office].services[start.server];
  const Case& one = city.cases[start.job.id];
  ++service.generation;
  service.case_index = start.job.id;
  service.begins = start.begins;
  service.minutes = start.minutes;
  if (office != city.dinsos()) {
    facts.on(ServiceStarted{one.kind, service.tksk, city.kpm.household[one.kpm], start.job.arrived, start.begins});
  }
  // An event has room for 24 bits of the generation.
  schedule(city, {EventKind::service_ends, Phase::staff, start.ends, server_subject(office, start.server),
                  service.generation & 0xffffffU, start.server});
}

/// Discards the rest of a job whose case closed while it was served.
void drop_rest_of_closed(City& city, std::uint16_t office, std::uint32_t case_index) {
  const Case& one = city.cases[case_index];
  if (one.stage != CaseStage::closed) return;
  // Withdrawing does nothing if no rest was put back.
  (void)city.offices[office].desk.withdraw(case_index, office == city.dinsos() ? one.dinsos_order : one.job_order);
}

void look_for_work(City& city, std::uint16_t office, std::uint32_t server, SimTime now, FactSink& facts) {
  if (const auto start = city.offices[office].desk.take_next(server, now)) {
    begin_service(city, office, *start, facts);
  }
}

}  // namespace

std::uint32_t add_server(City& city, std::uint16_t office, TkskId tksk, const WorkingTime& hours) {
  Office& at = city.offices[office];
  const std::uint32_t server = at.desk.add_server(hours);
  at.services.resize(server + 1U);
  // Services stand by server number, and a desk numbers its servers from 0 without gaps.
  at.services[server].tksk = tksk;
  return server;
}

void remove_server(City& city, std::uint16_t office, std::uint32_t server, SimTime now, FactSink& facts) {
  Office& at = city.offices[office];
  Service& service = at.services[server];
  const bool was_serving = at.desk.is_serving(server);
  // The desk knows how long was worked on an unfinished service; the planned minutes no longer hold.
  service.minutes = at.desk.remove_server(server, now);
  report_worked(city, office, service, at.desk.working_time(server), facts);
  // Makes the event of the service's end stale.
  ++service.generation;
  if (was_serving) drop_rest_of_closed(city, office, service.case_index);
}

void ask_all_servers(City& city, std::uint16_t office, SimTime now, FactSink& facts) {
  const auto servers = static_cast<std::uint32_t>(city.offices[office].desk.servers());
  for (std::uint32_t server = 0; server < servers; ++server) look_for_work(city, office, server, now, facts);
}

void submit_job(City& city, std::uint16_t office, const Job& job, SimTime now, FactSink& facts) {
  if (const auto start = city.offices[office].desk.submit(job, now)) begin_service(city, office, *start, facts);
}

void schedule_block(City& city, std::uint16_t office, std::uint32_t server, SimTime day_begins) {
  // next_block() looks behind its instant, so a block that begins at midnight needs the minute before.
  const SimTime block = city.offices[office].desk.next_block(server, day_begins - Duration(1));
  // A block of a later day is scheduled by that day's own beginning.
  if (block >= day_begins + Duration::days(1)) return;
  schedule(city, {EventKind::block_begins, Phase::staff, block, server_subject(office, server), 0, server});
}

void begin_block(City& city, std::uint32_t subject, SimTime now, FactSink& facts) {
  const auto office = static_cast<std::uint16_t>(subject >> 16U);
  const std::uint32_t server = subject & 0xffffU;
  const ServiceDesk& desk = city.offices[office].desk;
  // A service that spans blocks goes on by itself.
  if (desk.has_left(server) || desk.is_serving(server)) return;
  look_for_work(city, office, server, now, facts);
}

std::optional<FinishedJob> end_service(City& city, std::uint32_t subject, std::uint32_t generation, SimTime now,
                                       FactSink& facts) {
  const auto office = static_cast<std::uint16_t>(subject >> 16U);
  const std::uint32_t server = subject & 0xffffU;
  Office& at = city.offices[office];
  // A copy: look_for_work() below may begin the server's next service in its place.
  const Service service = at.services[server];
  // The server left after this event was scheduled.
  if ((service.generation & 0xffffffU) != generation) return std::nullopt;
  const Job job = at.desk.complete(server, now);
  report_worked(city, office, service, at.desk.working_time(server), facts);
  drop_rest_of_closed(city, office, service.case_index);
  // Waiting jobs go first: the next step of this case queues behind them.
  look_for_work(city, office, server, now, facts);
  // Over-long indivisible work left a rest, which waits at the desk: the job is not finished.
  if (job.minutes > Duration(0)) return std::nullopt;
  return FinishedJob{office, service.case_index};
}

Duration service_minutes(const City& city, KpmIndex family, Occasion occasion, DrawPurpose purpose,
                         double mean_minutes) {
  const double minutes = fixed_plus_exponential(city.draw(family, occasion, purpose), mean_minutes,
                                                city.rules->staffing.fixed_share_of_service);
  // A service takes at least a minute (ODD "7.13 TKSK desk: service and queue").
  return std::max(Duration(1), Duration::from_minutes(minutes));
}

}  // namespace timbang
