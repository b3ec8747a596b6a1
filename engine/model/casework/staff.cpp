#include "model/casework/staff.hpp"

#include "base/mix.hpp"
#include "model/casework/desk.hpp"

namespace timbang {
namespace {

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
      // A minute needs 24 bits, so the class stands above every due date.
      rank = (static_cast<std::uint64_t>(one.kind) << 28U) | due;
      break;
  }
  const std::uint64_t name = (static_cast<std::uint64_t>(city.household_of(one.kpm)) << 32U) | one.origin.word();
  // Kind too: a complaint and a verification of one month have the same origin.
  const std::uint64_t place = mix(mix(city.key.value, name), static_cast<std::uint64_t>(one.kind)) >> 32U;
  return (rank << 32U) | place;
}

/// Work at the family's home cannot be broken off.
bool is_away(const Case& one, CaseStage stage) {
  return stage == CaseStage::visit || stage == CaseStage::field_check || needs_visit(one.kind);
}

}  // namespace

void submit_work(City& city, std::uint32_t case_index, const Work& work, SimTime now, FactSink& facts) {
  Case& one = city.cases[case_index];
  const KecamatanId kecamatan = city.kecamatan_of(one.kpm);
  if (!one.reached_tksk) {
    one.reached_tksk = true;
    one.at_desk = now;
    facts.on(CaseReachedTksk{one.kind, kecamatan, one.opened_at, now});
  }
  one.stage = work.stage;
  // Kept with the case, since the desk finds a job only by its order.
  one.job_order = job_order(city, one);
  Job job;
  job.order = one.job_order;
  job.id = case_index;
  job.minutes = service_minutes(city, one.kpm, one.attempt, work.purpose, work.mean_minutes) + one.asked_again;
  // Repeats of before are in the job now and must not be added again at a next step.
  one.asked_again = Duration();
  job.indivisible = is_away(one, work.stage);
  // Travel is paid again for each further block of a visit that is longer than one.
  job.setup = Duration::from_minutes(job.indivisible ? city.rules->follow_up.travel_minutes : 0.0);
  job.arrived = now;
  facts.on(WorkArrived{one.kind, kecamatan, now, job.minutes});
  submit_job(city, kecamatan.value, job, now, facts);
}

void add_work(City& city, std::uint32_t case_index, Duration minutes, SimTime now, FactSink& facts) {
  Case& one = city.cases[case_index];
  if (!one.reached_tksk) {
    // The case has no job yet: the minutes are added when it reaches a TKSK.
    one.asked_again = one.asked_again + minutes;
    return;
  }
  const KecamatanId kecamatan = city.kecamatan_of(one.kpm);
  // A service in hand takes no longer for being asked about (ODD "7.10 Complaints"), and no work has arrived.
  if (!city.offices[kecamatan.value].desk.lengthen(case_index, one.job_order, minutes)) return;
  facts.on(WorkArrived{one.kind, kecamatan, now, minutes});
}

void reorder_queues(City& city) {
  for (std::size_t k = 0; k < city.kecamatan_count(); ++k) {
    ServiceDesk& desk = city.offices[k].desk;
    // What was put back was begun and keeps its place before the queue.
    for (Job job : desk.take_queue()) {
      Case& one = city.cases[job.id];
      one.job_order = job_order(city, one);
      job.order = one.job_order;
      desk.wait(job);
    }
  }
}

}  // namespace timbang
