#include "model/staffing/mobile_team.hpp"

#include "model/casework/desk.hpp"
#include "model/casework/working_week.hpp"
#include "model/delivery/outreach.hpp"
#include "model/staffing/costs.hpp"
#include "model/staffing/posts.hpp"

namespace timbang {
namespace {

/// The kecamatan with most waiting work for each of the team who is there already; the first of equals.
std::size_t longest_queue(const City& city, const std::vector<std::size_t>& team) {
  std::size_t found = 0;
  double longest = -1;
  for (std::size_t k = 0; k < city.kecamatan_count(); ++k) {
    // One more than the team: the member that is being sent counts.
    const double queue = static_cast<double>(city.offices[k].desk.waiting()) / static_cast<double>(1 + team[k]);
    // Greater and not equal, so that the first of equals stays.
    if (queue > longest) {
      longest = queue;
      found = k;
    }
  }
  return found;
}

std::uint32_t join_desk(City& city, std::uint16_t kecamatan, TkskId tksk, const WorkingTime& block) {
  std::vector<std::uint32_t>& servers = city.offices[kecamatan].mobile_server;
  if (servers.size() <= tksk.slot) servers.resize(tksk.slot + std::size_t{1}, nothing);
  std::uint32_t& server = servers[tksk.slot];
  // A desk never reuses server numbers: rejoining keeps one per member instead of one per day.
  if (server == nothing) {
    server = add_server(city, kecamatan, tksk, block);
  } else {
    city.offices[kecamatan].desk.rejoin(server, block);
  }
  return server;
}

}  // namespace

void restaff_mobile_team(City& city, SimTime now, FactSink& facts) {
  const auto wanted = static_cast<std::size_t>(city.rules->staffing.mobile_team + 0.5);
  const Duration lead = Duration::from_minutes(city.rules->staffing.hire_lead_minutes);
  // Who is cut finishes the day: the event of its block's end removes it from the desk.
  if (city.mobile_from.size() > wanted) city.mobile_from.resize(wanted);
  while (city.mobile_from.size() < wanted) {
    const auto books = static_cast<std::uint16_t>(city.mobile_from.size() % city.kecamatan_count());
    city.mobile_from.push_back(now + lead);
    report_training(city, KecamatanId{books}, now + lead, facts);
  }
}

void begin_day_of_mobile_team(City& city, SimTime now, FactSink& facts) {
  std::vector<std::size_t> team(city.kecamatan_count(), 0);
  // One after the other, so that each sees where those before it were sent.
  for (std::size_t slot = 0; slot < city.mobile_from.size(); ++slot) {
    if (now < city.mobile_from[slot]) continue;
    // The team belongs to no kecamatan and is numbered under the Dinsos office.
    const TkskId tksk{KecamatanId{city.dinsos()}, static_cast<std::uint16_t>(slot)};
    const KecamatanId where{static_cast<std::uint16_t>(longest_queue(city, team))};
    const auto day = working_day_of(city, tksk, city.clock.date_of(now));
    const Duration casework = day ? day->casework : Duration();
    const Duration reserved = reserve_time(city, tksk, where, now, facts);
    // Reported also on a day without work, so that every member has one report a day.
    facts.on(TkskDay{tksk, now, casework + reserved, Duration(), where, reserved});
    if (casework == Duration()) continue;
    ++team[where.value];
    const std::uint32_t server = join_desk(city, where.value, tksk, WorkingTime({{day->begin, day->begin + casework}}));
    city.offices[where.value].desk.set_pace(server, minutes_for_100(city, city.mobile_from[slot], now));
    const std::uint32_t subject = (static_cast<std::uint32_t>(where.value) << 16U) | server;
    schedule_block(city, where.value, server, now);
    // In the deadline phase: services that end in the same minute are done before the member leaves.
    schedule(city, {EventKind::mobile_block_ends, Phase::deadline, day->begin + casework, subject, 0, server});
  }
}

void end_mobile_block(City& city, std::uint32_t subject, SimTime now, FactSink& facts) {
  const auto kecamatan = static_cast<std::uint16_t>(subject >> 16U);
  const std::uint32_t server = subject & 0xffffU;
  if (city.offices[kecamatan].desk.has_left(server)) return;
  remove_server(city, kecamatan, server, now, facts);
  ask_all_servers(city, kecamatan, now, facts);
}

}  // namespace timbang
