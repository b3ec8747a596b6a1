#include "model/mobile_team.hpp"

#include "model/desk.hpp"
#include "model/working_week.hpp"

namespace timbang {
namespace {

/// The kecamatan with most waiting work for each of the team who is there already; the first of equals.
std::size_t longest_queue(const City& city, const std::vector<std::size_t>& team) {
  std::size_t found = 0;
  double longest = -1;
  for (std::size_t k = 0; k < city.kecamatan_count(); ++k) {
    const double queue = static_cast<double>(city.offices[k].desk.waiting()) / static_cast<double>(1 + team[k]);
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
  if (server == nothing) {
    server = add_server(city, kecamatan, tksk, block);
  } else {
    city.offices[kecamatan].desk.rejoin(server, block);
  }
  return server;
}

}  // namespace

void begin_day_of_mobile_team(City& city, SimTime now, FactSink& facts) {
  const auto size = static_cast<std::size_t>(city.rules->staffing.mobile_team + 0.5);
  const Date today = city.clock.date_of(now);
  std::vector<std::size_t> team(city.kecamatan_count(), 0);
  for (std::size_t slot = 0; slot < size; ++slot) {
    const TkskId tksk{KecamatanId{city.dinsos()}, static_cast<std::uint16_t>(slot)};
    const auto day = working_day_of(city, tksk, today);
    const auto kecamatan = static_cast<std::uint16_t>(longest_queue(city, team));
    ++team[kecamatan];
    const Duration available = day ? day->whole() : Duration();
    facts.on(TkskDay{tksk, now, available, Duration(), KecamatanId{kecamatan}});
    if (!day || available == Duration()) continue;
    const std::uint32_t server = join_desk(city, kecamatan, tksk, WorkingTime({{day->begin, day->begin + available}}));
    const std::uint32_t subject = (static_cast<std::uint32_t>(kecamatan) << 16U) | server;
    schedule_block(city, kecamatan, server, now);
    schedule(city, {EventKind::mobile_block_ends, Phase::deadline, day->begin + available, subject, 0, server});
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
