#include "model/staffing/posts.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/date.hpp"
#include "model/casework/desk.hpp"
#include "model/casework/working_week.hpp"
#include "model/delivery/outreach.hpp"
#include "model/staffing/costs.hpp"
#include "random/distributions.hpp"
#include "random/elementary.hpp"

namespace timbang {
namespace {

std::uint32_t post_entity(std::size_t kecamatan, std::size_t slot) {
  return (static_cast<std::uint32_t>(kecamatan) << 16U) | static_cast<std::uint32_t>(slot);
}

TkskId tksk_of(std::size_t kecamatan, std::size_t slot) {
  return {KecamatanId{static_cast<std::uint16_t>(kecamatan)}, static_cast<std::uint16_t>(slot)};
}

void begin_work(City& city, std::size_t kecamatan, std::size_t slot, SimTime now) {
  const TkskId tksk = tksk_of(kecamatan, slot);
  Post& post = city.offices[kecamatan].posts[slot];
  post.was_held = true;
  const bool is_midnight = now.minute() % SimTime::minutes_per_day == 0;
  // Working time is dated by whole days: who begins during a day works from the next one on.
  const Date first_day = city.clock.date_of(now) + (is_midnight ? 0 : 1);
  post.server = add_server(city, tksk.kecamatan.value, tksk, working_time_of(city, tksk, first_day));
}

void end_work(City& city, std::size_t kecamatan, std::size_t slot, SimTime now, FactSink& facts) {
  Office& office = city.offices[kecamatan];
  Post& post = office.posts[slot];
  // A replacement that was already on its way is no longer wanted.
  post.generation = ++office.last_hire;
  if (post.server == nothing) return;
  remove_server(city, static_cast<std::uint16_t>(kecamatan), post.server, now, facts);
  post.server = nothing;
}

void advertise(City& city, std::size_t kecamatan, std::size_t slot, SimTime begins) {
  Office& office = city.offices[kecamatan];
  Post& post = office.posts[slot];
  // An event has room for 24 bits of the generation.
  post.generation = ++office.last_hire;
  schedule(city, {EventKind::post_is_filled, Phase::policy, begins, post_entity(kecamatan, slot),
                  post.generation & 0xffffffU, static_cast<std::uint32_t>(slot)});
}

/// Their working week in blocks, so that a change of what it depends on needs new ones.
bool same_working_week(const Parameters& a, const Parameters& b) {
  return a.staffing.sembako_share == b.staffing.sembako_share && a.staffing.hours_minutes == b.staffing.hours_minutes &&
         a.staffing.absence_days_per_year == b.staffing.absence_days_per_year &&
         a.socialisation.share == b.socialisation.share && a.monitoring.share == b.monitoring.share;
}

/// Chance to leave in a month: the yearly turnover at the reference pay, times relative pay to its elasticity.
Probability leaving_chance(const City& city) {
  const StaffingParameters& rules = city.rules->staffing;
  // At least one rupiah, since an elasticity may be negative and a power of 0 would have no value.
  const double pay = std::max(1.0, monthly_pay(city.rules->costs));
  const double a_month =
      rules.turnover_per_year / months_per_year * portable_pow(pay / rules.reference_pay, rules.pay_elasticity);
  return Probability(std::min(1.0, a_month));
}

void leave_post(City& city, std::size_t kecamatan, std::size_t slot, Month month, SimTime now, FactSink& facts) {
  end_work(city, kecamatan, slot, now, facts);
  constexpr double fixed_share = 0.5;
  const std::uint32_t word =
      draw_word(city.key, post_entity(kecamatan, slot), Occasion::of(month), DrawPurpose::vacancy);
  const double minutes = fixed_plus_exponential(word, city.rules->staffing.vacancy_minutes, fixed_share);
  // At least a minute: a post is not filled in the minute in which it falls vacant.
  advertise(city, kecamatan, slot, now + std::max(Duration(1), Duration::from_minutes(minutes)));
}

/// Sembako minutes of a day that the baseline's share would leave to other duties.
Duration from_other_duties(const City& city, Duration available) {
  const double share = city.rules->staffing.sembako_share;
  const double usual = city.scenario->baseline_in_force(city.scenario->period.start).staffing.sembako_share;
  // Less than the baseline's share takes nothing from other duties, and gives nothing back.
  if (share <= usual) return Duration(0);
  return Duration::from_minutes(available.minutes() * (share - usual) / share);
}

void take_up_post(City& city, std::size_t kecamatan, std::size_t slot, SimTime now, FactSink& facts) {
  city.offices[kecamatan].posts[slot].learning_from = now;
  begin_work(city, kecamatan, slot, now);
  report_training(city, tksk_of(kecamatan, slot).kecamatan, now, facts);
}

/// Whoever needs no lead time begins with the day of the change.
void hire(City& city, std::size_t kecamatan, SimTime now, FactSink& facts) {
  std::vector<Post>& posts = city.offices[kecamatan].posts;
  posts.emplace_back();
  const Duration lead = Duration::from_minutes(city.rules->staffing.hire_lead_minutes);
  if (lead > Duration()) {
    advertise(city, kecamatan, posts.size() - 1, now + lead);
  } else {
    take_up_post(city, kecamatan, posts.size() - 1, now, facts);
  }
}

void resize_office(City& city, std::size_t kecamatan, std::size_t wanted, SimTime now, FactSink& facts) {
  std::vector<Post>& posts = city.offices[kecamatan].posts;
  while (posts.size() > wanted) {
    // The highest slots go, so that slots stay numbered from 0.
    end_work(city, kecamatan, posts.size() - 1, now, facts);
    posts.pop_back();
  }
  while (posts.size() < wanted) hire(city, kecamatan, now, facts);
}

}  // namespace

void open_offices(City& city) {
  const auto pass_over = static_cast<std::size_t>(city.rules->staffing.pass_over + 0.5);
  const std::vector<std::size_t> posts = posts_of(city, city.rules->staffing);
  const auto mobile = static_cast<std::size_t>(city.rules->staffing.mobile_team + 0.5);
  city.mobile_from.assign(mobile, SimTime());  // they learn during the warm-up
  // One office more than kecamatan: the last one is the Dinsos desk.
  for (std::size_t k = 0; k <= city.kecamatan_count(); ++k) {
    Office office(pass_over);
    office.mobile_server.assign(mobile, nothing);
    city.offices.push_back(std::move(office));
  }
  for (std::size_t k = 0; k < city.kecamatan_count(); ++k) {
    for (std::size_t slot = 0; slot < posts[k]; ++slot) {
      // Who is in post at the start is experienced.
      city.offices[k].posts.emplace_back().learning_from = SimTime::never();
      begin_work(city, k, slot, SimTime());
    }
  }
}

void restaff(City& city, const Parameters& before, SimTime now, FactSink& facts) {
  const std::vector<std::size_t> wanted = posts_of(city, city.rules->staffing);
  const bool is_same_week = same_working_week(before, *city.rules);
  for (std::size_t k = 0; k < city.kecamatan_count(); ++k) {
    resize_office(city, k, wanted[k], now, facts);
    std::vector<Post>& posts = city.offices[k].posts;
    for (std::size_t slot = 0; slot < posts.size() && !is_same_week; ++slot) {
      // A server's blocks cannot be changed: it leaves, its unfinished job goes back to the head of the queue, and it
      // begins again with the new ones.
      // A vacant post gets its blocks when somebody begins.
      if (posts[slot].server == nothing) continue;
      remove_server(city, static_cast<std::uint16_t>(k), posts[slot].server, now, facts);
      begin_work(city, k, slot, now);
    }
    // Also where no post changed: the queue may have been put into another order.
    ask_all_servers(city, static_cast<std::uint16_t>(k), now, facts);
  }
}

void draw_turnover(City& city, Month month, SimTime now, FactSink& facts) {
  if (city.processes().staff == Switch::off) return;
  const Probability chance = leaving_chance(city);
  for (std::size_t k = 0; k < city.kecamatan_count(); ++k) {
    for (std::size_t slot = 0; slot < city.offices[k].posts.size(); ++slot) {
      // Nobody leaves a vacant post.
      if (city.offices[k].posts[slot].server == nothing) continue;
      const std::uint32_t word = draw_word(city.key, post_entity(k, slot), Occasion::of(month), DrawPurpose::turnover);
      if (bernoulli(word, chance)) leave_post(city, k, slot, month, now, facts);
    }
  }
}

void fill_post(City& city, std::uint32_t subject, std::uint32_t generation, SimTime now, FactSink& facts) {
  const std::size_t kecamatan = subject >> 16U;
  const std::size_t slot = subject & 0xffffU;
  std::vector<Post>& posts = city.offices[kecamatan].posts;
  // The post is gone, or was advertised anew: its holder is another's event.
  if (slot >= posts.size() || (posts[slot].generation & 0xffffffU) != generation) return;
  take_up_post(city, kecamatan, slot, now, facts);
}

void begin_day_in_offices(City& city, SimTime now, FactSink& facts) {
  for (std::size_t k = 0; k < city.kecamatan_count(); ++k) {
    const auto office = static_cast<std::uint16_t>(k);
    for (std::size_t slot = 0; slot < city.offices[k].posts.size(); ++slot) {
      const Post& post = city.offices[k].posts[slot];
      const TkskId tksk = tksk_of(k, slot);
      if (post.server == nothing) {
        // A post that was never held is not yet a vacancy: the lead time of a hire.
        if (post.was_held) facts.on(PostVacant{tksk, now});
        continue;
      }
      ServiceDesk& desk = city.offices[k].desk;
      // Each morning, for the services that begin that day (ODD "7.12 TKSK: posts, turnover, working time").
      desk.set_pace(post.server, minutes_for_100(city, post.learning_from, now));
      const Duration casework = desk.working_time(post.server).between(now, now + Duration::days(1));
      const Duration reserved = reserve_time(city, tksk, tksk.kecamatan, now, facts);
      const Duration available = casework + reserved;
      facts.on(TkskDay{tksk, now, available, from_other_duties(city, available), tksk.kecamatan, reserved});
      schedule_block(city, office, post.server, now);
    }
  }
}

// The pace rises evenly from the novice's to the full one.
std::int32_t minutes_for_100(const City& city, SimTime from, SimTime now) {
  const StaffingParameters& rules = city.rules->staffing;
  if (from == SimTime::never() || city.processes().staff == Switch::off) return 100;
  // Learning of no length is over at once, and nothing is divided by zero.
  const double learnt = (now - from).minutes() / std::max(1.0, rules.learning_minutes);
  if (learnt >= 1) return 100;
  // Rounded to whole minutes per 100, which is what the desk reckons with.
  return static_cast<std::int32_t>(std::lround(100 / (rules.novice_pace + (1 - rules.novice_pace) * learnt)));
}

}  // namespace timbang
