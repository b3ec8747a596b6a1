#include "model/complaints/dinsos.hpp"

#include "base/mix.hpp"
#include "model/casework/desk.hpp"
#include "model/casework/working_week.hpp"
#include "random/distributions.hpp"

namespace timbang {
namespace {

std::size_t officers(const ComplaintParameters& rules) {
  return static_cast<std::size_t>(rules.dinsos_officers + 0.5);
}

}  // namespace

void open_dinsos_desk(City& city, Date from) {
  const ComplaintParameters& rules = city.rules->complaints;
  const WorkingTime hours = daily_working_time(city, rules.dinsos_day_minutes, from);
  for (std::size_t officer = 0; officer < officers(rules); ++officer) {
    add_server(city, city.dinsos(), TkskId{KecamatanId{city.dinsos()}, static_cast<std::uint16_t>(officer)}, hours);
  }
}

void restaff_dinsos(City& city, const ComplaintParameters& before, SimTime now, FactSink& facts) {
  const ComplaintParameters& rules = city.rules->complaints;
  if (before.dinsos_officers == rules.dinsos_officers && before.dinsos_day_minutes == rules.dinsos_day_minutes) return;
  Office& office = city.offices[city.dinsos()];
  const auto servers = static_cast<std::uint32_t>(office.services.size());
  for (std::uint32_t server = 0; server < servers; ++server) {
    // All leave and others come: a server's hours cannot be changed.
    if (!office.desk.has_left(server)) remove_server(city, city.dinsos(), server, now, facts);
  }
  open_dinsos_desk(city, city.clock.date_of(now));
  ask_all_servers(city, city.dinsos(), now, facts);
}

void begin_day_at_dinsos(City& city, SimTime now) {
  const auto servers = static_cast<std::uint32_t>(city.offices[city.dinsos()].desk.servers());
  for (std::uint32_t server = 0; server < servers; ++server) schedule_block(city, city.dinsos(), server, now);
}

void submit_to_dinsos(City& city, std::uint32_t case_index, SimTime now, FactSink& facts) {
  Case& one = city.cases[case_index];
  // Asked of the desk and not of the rules: officers who have left keep its numbers, and the complaint then waits.
  if (city.offices[city.dinsos()].desk.servers() == 0) return;
  // First come, first served; complaints of the same minute are ordered by a key that all arms share.
  const std::uint64_t place = mix(city.key.value, city.household_of(one.kpm)) >> 32U;
  one.is_at_dinsos = true;
  one.dinsos_order = (static_cast<std::uint64_t>(now.minute()) << 32U) | place;
  Job job;
  job.order = one.dinsos_order;
  job.id = case_index;
  job.minutes =
      service_minutes(city, one.kpm, one.origin, DrawPurpose::dinsos_minutes, city.rules->complaints.dinsos_minutes);
  job.arrived = now;
  submit_job(city, city.dinsos(), job, now, facts);
}

bool finish_dinsos_work(City& city, std::uint32_t case_index) {
  Case& one = city.cases[case_index];
  // Either way the desk is done with it: what Dinsos does not settle stays with the TKSK and does not come back.
  one.is_at_dinsos = false;
  if (one.stage == CaseStage::closed) return false;
  const std::uint32_t word = city.draw(one.kpm, one.origin, DrawPurpose::dinsos_settles);
  return bernoulli(word, Probability(city.rules->complaints.dinsos_settles));
}

}  // namespace timbang
