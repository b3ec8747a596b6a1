#include "model/staff.hpp"

#include <algorithm>

#include "base/mix.hpp"
#include "model/complaints.hpp"
#include "model/follow_up.hpp"
#include "model/working_week.hpp"
#include "random/distributions.hpp"

namespace timbang {
namespace {

std::uint32_t server_subject(KecamatanId kecamatan, std::uint32_t server) {
  return (static_cast<std::uint32_t>(kecamatan.value) << 16U) | server;
}

/// Rank of a case's work in the queue's discipline; ties are broken by a keyed place.
std::uint64_t job_order(const City& city, const Case& one) {
  const auto due = static_cast<std::uint64_t>(one.due.minute());
  std::uint64_t rank = 0;
  switch (city.rules->staffing.discipline) {
    case QueueDiscipline::earliest_due_date:
      rank = due;
      break;
    case QueueDiscipline::first_come_first_served:
      rank = static_cast<std::uint64_t>(one.at_desk.minute());
      break;
    case QueueDiscipline::by_class:
      rank = (static_cast<std::uint64_t>(one.kind) << 28U) | due;
      break;
  }
  const std::uint64_t name = (static_cast<std::uint64_t>(city.household_of(one.kpm)) << 32U) | one.origin.word();
  const std::uint64_t place = mix(mix(city.key.value, name), static_cast<std::uint64_t>(one.kind)) >> 32U;
  return (rank << 32U) | place;
}

/// Reports what was worked, block by block and day by day.
void report_worked(const City& city, KecamatanId kecamatan, const Service& service, const WorkingTime& time,
                   FactSink& facts) {
  SimTime at = service.begins;
  Duration left = service.minutes;
  while (left > Duration(0)) {
    at = time.next_instant(at);
    const Duration until_midnight = SimTime((at.day() + 1) * SimTime::minutes_per_day) - at;
    const Duration piece = std::min({left, time.left_in_block(at), until_midnight});
    facts.on(Worked{city.cases[service.case_index].kind, TkskId{kecamatan, service.slot}, at, piece, kecamatan});
    at = at + piece;
    left = left - piece;
  }
}

void begin_service(City& city, KecamatanId kecamatan, const ServiceStart& start, FactSink& facts) {
  Service& service = city.offices[kecamatan.value].services[start.server];
  const Case& one = city.cases[start.job.id];
  ++service.generation;
  service.case_index = start.job.id;
  service.begins = start.begins;
  service.minutes = start.minutes;
  facts.on(ServiceStarted{one.kind, TkskId{kecamatan, service.slot}, city.kpm.household[one.kpm], start.job.arrived,
                          start.begins});
  schedule(city, {EventKind::service_ends, Phase::staff, start.ends, server_subject(kecamatan, start.server),
                  service.generation & 0xffffffU, start.server});
}

void look_for_work(City& city, KecamatanId kecamatan, std::uint32_t server, SimTime now, FactSink& facts) {
  if (const auto start = city.offices[kecamatan.value].desk.take_next(server, now)) {
    begin_service(city, kecamatan, *start, facts);
  }
}

void add_tksk(City& city, KecamatanId kecamatan, Date from) {
  Office& office = city.offices[kecamatan.value];
  const auto slot = static_cast<std::uint16_t>(office.server_of_slot.size());
  const std::uint32_t server = office.desk.add_server(working_time_of(city, TkskId{kecamatan, slot}, from));
  office.server_of_slot.push_back(server);
  office.services.resize(server + 1U);
  office.services[server].slot = slot;
}

/// The TKSK of the highest post leaves; what was done until now is reported.
void remove_tksk(City& city, KecamatanId kecamatan, SimTime now, FactSink& facts) {
  Office& office = city.offices[kecamatan.value];
  const std::uint32_t server = office.server_of_slot.back();
  office.server_of_slot.pop_back();
  Service& service = office.services[server];
  service.minutes = office.desk.remove_server(server, now);
  report_worked(city, kecamatan, service, office.desk.working_time(server), facts);
  ++service.generation;
}

bool same_working_week(const StaffingParameters& a, const StaffingParameters& b) {
  return a.sembako_share == b.sembako_share && a.hours_minutes == b.hours_minutes &&
         a.other_work_share == b.other_work_share && a.absence_days_per_year == b.absence_days_per_year;
}

std::size_t posts(const StaffingParameters& rules, std::size_t kecamatan) {
  return static_cast<std::size_t>(rules.tksk_per_kecamatan[kecamatan] + 0.5);
}

/// Sembako minutes of a day that the baseline's share would leave to other duties.
Duration from_other_duties(const City& city, Duration available) {
  const double share = city.rules->staffing.sembako_share;
  const double usual = city.scenario->baseline_in_force(city.scenario->period.start).staffing.sembako_share;
  if (share <= usual) return Duration(0);
  const double of_all_work = available.minutes() / (1.0 - city.rules->staffing.other_work_share);
  return Duration::from_minutes(of_all_work * (share - usual) / share);
}

}  // namespace

void open_offices(City& city) {
  const auto pass_over = static_cast<std::size_t>(city.rules->staffing.pass_over + 0.5);
  for (std::size_t k = 0; k < city.scenario->kecamatan.size(); ++k) {
    city.offices.push_back(Office{ServiceDesk(pass_over), {}, {}});
    for (std::size_t slot = 0; slot < posts(city.rules->staffing, k); ++slot) {
      add_tksk(city, KecamatanId{static_cast<std::uint16_t>(k)}, city.clock.start);
    }
  }
}

void restaff(City& city, const StaffingParameters& before, SimTime now, FactSink& facts) {
  const StaffingParameters& rules = city.rules->staffing;
  const bool keep = same_working_week(before, rules);
  for (std::size_t k = 0; k < city.offices.size(); ++k) {
    const KecamatanId kecamatan{static_cast<std::uint16_t>(k)};
    const std::size_t wanted = posts(rules, k);
    const std::vector<std::uint32_t>& in_post = city.offices[k].server_of_slot;
    while (in_post.size() > (keep ? wanted : 0)) remove_tksk(city, kecamatan, now, facts);
    while (in_post.size() < wanted) add_tksk(city, kecamatan, city.clock.date_of(now));
    for (const std::uint32_t server : in_post) look_for_work(city, kecamatan, server, now, facts);
  }
}

void submit_work(City& city, std::uint32_t case_index, const Work& work, SimTime now, FactSink& facts) {
  Case& one = city.cases[case_index];
  const KecamatanId kecamatan = city.kecamatan_of(one.kpm);
  if (!one.reached_tksk) {
    one.reached_tksk = true;
    one.at_desk = now;
    facts.on(CaseReachedTksk{one.kind, kecamatan, one.opened_at, now});
  }
  const bool away = work.stage == CaseStage::visit || one.kind == CaseKind::complaint_field_check;
  const double minutes = fixed_plus_exponential(city.draw(one.kpm, one.attempt, work.purpose), work.mean_minutes,
                                                city.rules->staffing.fixed_share_of_service);
  one.stage = work.stage;
  one.job_order = job_order(city, one);
  Job job;
  job.order = one.job_order;
  job.id = case_index;
  job.minutes = std::max(Duration(1), Duration::from_minutes(minutes));
  job.indivisible = away;
  job.setup = Duration::from_minutes(away ? city.rules->follow_up.travel_minutes : 0.0);
  job.arrived = now;
  facts.on(WorkArrived{one.kind, kecamatan, now, job.minutes});
  if (const auto start = city.offices[kecamatan.value].desk.submit(job, now)) {
    begin_service(city, kecamatan, *start, facts);
  }
}

void begin_day(City& city, SimTime now, FactSink& facts) {
  const SimTime tomorrow = now + Duration::days(1);
  for (std::size_t k = 0; k < city.offices.size(); ++k) {
    const KecamatanId kecamatan{static_cast<std::uint16_t>(k)};
    const Office& office = city.offices[k];
    for (const std::uint32_t server : office.server_of_slot) {
      const Duration available = office.desk.working_time(server).between(now, tomorrow);
      facts.on(TkskDay{TkskId{kecamatan, office.services[server].slot}, now, available,
                       from_other_duties(city, available), kecamatan});
      const SimTime block = office.desk.next_block(server, now - Duration(1));
      if (block < tomorrow) {
        schedule(city, {EventKind::block_begins, Phase::staff, block, server_subject(kecamatan, server), 0, server});
      }
    }
  }
}

void begin_block(City& city, std::uint32_t subject, SimTime now, FactSink& facts) {
  const KecamatanId kecamatan{static_cast<std::uint16_t>(subject >> 16U)};
  const std::uint32_t server = subject & 0xffffU;
  const ServiceDesk& desk = city.offices[kecamatan.value].desk;
  if (desk.has_left(server) || desk.is_serving(server)) return;
  look_for_work(city, kecamatan, server, now, facts);
}

void end_service(City& city, std::uint32_t subject, std::uint32_t generation, SimTime now, FactSink& facts) {
  const KecamatanId kecamatan{static_cast<std::uint16_t>(subject >> 16U)};
  const std::uint32_t server = subject & 0xffffU;
  Office& office = city.offices[kecamatan.value];
  const Service service = office.services[server];
  if ((service.generation & 0xffffffU) != generation) return;
  const Job job = office.desk.complete(server, now);
  report_worked(city, kecamatan, service, office.desk.working_time(server), facts);
  // Whoever waited is served before what this case needs next.
  look_for_work(city, kecamatan, server, now, facts);
  if (job.minutes > Duration(0)) return;
  if (is_complaint(city.cases[service.case_index].kind)) {
    finish_complaint_work(city, service.case_index, now, facts);
  } else {
    finish_follow_up_work(city, service.case_index, now, facts);
  }
}

std::size_t tksk_in_post(const City& city, KecamatanId kecamatan) {
  return city.offices[kecamatan.value].server_of_slot.size();
}

}  // namespace timbang
