#include "model/delivery/outreach.hpp"

#include <algorithm>
#include <cmath>

#include "model/casework/working_week.hpp"
#include "model/delivery/obstacles.hpp"
#include "model/delivery/places.hpp"
#include "population/transitory_welfare.hpp"
#include "random/distributions.hpp"

namespace timbang {
namespace {

/// What a session or a check counts as overdue after, for its restricted wait.
Duration limit(const City& city) {
  return Duration::from_minutes(
      city.rules->complaints.limit_minutes[static_cast<std::size_t>(ComplaintClass::field_check)]);
}

/// A session or a check as its facts name it.
struct OutreachCase {
  CaseKind kind;
  KecamatanId kecamatan;
  HouseholdId who;
  SimTime opened_at;
};

void report_opened(const City& city, const OutreachCase& one, FactSink& facts) {
  facts.on(CaseOpened{one.kind, one.kecamatan, one.who, one.opened_at, one.opened_at + limit(city)});
}

void report_closed(const City& city, const OutreachCase& one, SimTime at, CaseEnd end, FactSink& facts) {
  facts.on(CaseClosed{one.kind, one.kecamatan, one.who, one.opened_at, one.opened_at + limit(city), at, end, false});
}

/// A session is of nobody in particular; its facts name the kecamatan's first household.
OutreachCase session_of(const City& city, KecamatanId kecamatan, SimTime opened_at) {
  return {CaseKind::socialisation, kecamatan, HouseholdId{city.population->first_household[kecamatan.value]},
          opened_at};
}

OutreachCase check_of(const City& city, const PendingCheck& check) {
  return {CaseKind::monitoring, city.kecamatan_of(check.kpm), city.kpm.household[check.kpm], check.opened_at};
}

Duration remembers_for(const City& city, KpmIndex kpm, Occasion day) {
  constexpr double natural_log_of_2 = 0.69314718055994531;
  // 380 years: longer than any run, and within the 32 bits of a time.
  constexpr double longest = 2e8;
  // An exponential time has its median, the half-life, at ln 2 means.
  const double mean = city.rules->socialisation.half_life_minutes / natural_log_of_2;
  return Duration::from_minutes(std::min(longest, exponential(city.draw(kpm, day, DrawPurpose::informed_for), mean)));
}

/// A family at a session knows of the money that waits for it, and of the next payouts for a while.
void inform(City& city, KpmIndex kpm, Occasion day, SimTime now, FactSink& facts) {
  // Never shorter than before: a second session does not make a family forget.
  city.kpm.informed_until[kpm] = std::max(city.kpm.informed_until[kpm], now + remembers_for(city, kpm, day));
  if (city.kpm.obstacle[kpm] == Obstacle::uninformed) cure(city, kpm, day, now, facts);
}

/// The kelurahan takes its turn; so many of its families as a session is for are drawn by lot.
void hold_session(City& city, KecamatanId kecamatan, SimTime now, FactSink& facts) {
  Outreach& outreach = city.offices[kecamatan.value].outreach;
  // Kelurahan take turns.
  const std::uint32_t kelurahan = outreach.sessions_held++ % city.scenario->kecamatan[kecamatan.value].kelurahan;
  const Occasion day = Occasion::of(city.clock.date_of(now));
  const std::size_t first = city.kpm.first_cohort[kecamatan.value] + kelurahan * channel_count;
  std::size_t families = 0;
  for (std::size_t c = first; c < first + channel_count; ++c) families += city.kpm.cohorts[c].members.size();
  // Nobody to invite; the turn is used up all the same.
  if (families == 0) return;
  const Probability invited(std::min(1.0, city.rules->socialisation.families / static_cast<double>(families)));
  for (std::size_t c = first; c < first + channel_count; ++c) {
    // The list of members does not change meanwhile: curing plans a transaction and vacates no place.
    for (const KpmIndex kpm : city.kpm.cohorts[c].members) {
      if (bernoulli(city.draw(kpm, day, DrawPurpose::session_invitation), invited)) {
        inform(city, kpm, day, now, facts);
      }
    }
  }
}

void prepare_sessions(City& city, KecamatanId kecamatan, SimTime now, FactSink& facts) {
  const Duration length = Duration::from_minutes(city.rules->socialisation.session_minutes);
  Outreach& outreach = city.offices[kecamatan.value].outreach;
  // Reserved time adds up over days until it is enough for a session; the rest is kept for the next one.
  while (outreach.session_is_open && outreach.session_saved >= length) {
    outreach.session_saved = outreach.session_saved - length;
    outreach.session_is_open = false;
    report_closed(city, session_of(city, kecamatan, outreach.session_opened_at), now, CaseEnd::resolved, facts);
    hold_session(city, kecamatan, now, facts);
    if (outreach.session_saved >= length) {
      outreach.session_is_open = true;
      outreach.session_opened_at = now;
      report_opened(city, session_of(city, kecamatan, now), facts);
    }
  }
}

/// Lasting welfare of an improved family lies above twice the line.
bool is_well_off(const City& city, KpmIndex kpm) {
  if (!city.kpm.has_improved.test(kpm)) return false;
  const WelfareParameters& welfare = city.rules->welfare;
  // Lasting welfare alone: a check does not react to the welfare of one month (ODD "7.16 Monitoring of use").
  const double score =
      score_weights(welfare.transitory_share).permanent * static_cast<double>(city.permanent[city.household_of(kpm)]);
  return score > city.population->quantile.score_of(2.0);
}

/// Nobody is met at the home of a family that has died or moved away.
bool is_gone(const City& city, KpmIndex kpm) {
  return city.kpm.obstacle[kpm] == Obstacle::died || city.kpm.obstacle[kpm] == Obstacle::moved;
}

void check_use(City& city, KecamatanId kecamatan, const PendingCheck& check, SimTime now, FactSink& facts) {
  const KpmIndex kpm = check.kpm;
  const HouseholdId household = city.kpm.household[kpm];
  report_closed(city, check_of(city, check), now, CaseEnd::resolved, facts);
  if (is_gone(city, kpm)) {
    vacate_place(city, kpm, VacancyReason::reported, now, facts);
    return;
  }
  const Occasion payout = city.payouts[check.payout].occasion();
  const double perceived = city.offices[kecamatan.value].outreach.perceived_chance;
  // Families that expect a check misuse less.
  const Probability non_food(city.rules->monitoring.non_food_use * (1.0 - perceived));
  facts.on(UseChecked{kecamatan, household, now,
                      bernoulli(city.draw(kpm, payout, DrawPurpose::check_finds_non_food_use), non_food)});
  const Probability recognised(city.rules->targeting.specificity);
  const bool is_found =
      is_well_off(city, kpm) && bernoulli(city.draw(kpm, payout, DrawPurpose::check_finds_improvement), recognised);
  if (is_found) vacate_place(city, kpm, VacancyReason::improved, now, facts);
}

std::size_t month_index(const City& city, SimTime now) {
  return static_cast<std::size_t>(city.clock.month_of(now) - city.clock.start.month());
}

void count_in_month(std::vector<std::int32_t>& counts, std::size_t month, std::int32_t more) {
  // Months without a count are zeros, also in a kecamatan whose first credit comes late.
  if (counts.size() <= month) counts.resize(month + 1, 0);
  counts[month] += more;
}

std::int32_t of_last_year(const std::vector<std::int32_t>& counts, std::size_t month) {
  constexpr std::size_t year = 12;
  std::int32_t sum = 0;
  // The year before this month: what families have had time to hear of.
  for (std::size_t m = month < year ? 0 : month - year; m < std::min(month, counts.size()); ++m) sum += counts[m];
  return sum;
}

void make_checks(City& city, KecamatanId kecamatan, SimTime now, FactSink& facts) {
  const Duration length = Duration::from_minutes(city.rules->monitoring.check_minutes);
  Outreach& outreach = city.offices[kecamatan.value].outreach;
  while (outreach.next_check < outreach.checks.size() && outreach.check_saved >= length) {
    const PendingCheck check = outreach.checks[outreach.next_check++];
    if (city.kpm.listed[check.kpm] == 0) {  // it has lost its place since: nothing to check
      report_closed(city, check_of(city, check), now, CaseEnd::given_up, facts);
      continue;
    }
    outreach.check_saved = outreach.check_saved - length;
    count_in_month(outreach.checked, month_index(city, now), 1);
    check_use(city, kecamatan, check, now, facts);
  }
}

/// What of the day's time is needed for the checks that wait.
Duration needed_for_checks(const City& city, const Outreach& outreach) {
  const std::size_t waiting = outreach.checks.size() - outreach.next_check;
  // Enough to fill any day, and the product stays within 32 bits.
  constexpr std::size_t more_than_a_day = 100'000;
  const Duration length = Duration::from_minutes(city.rules->monitoring.check_minutes);
  const Duration all = Duration(length.minutes() * static_cast<std::int32_t>(std::min(waiting, more_than_a_day)));
  // What was saved on earlier days is used first.
  return std::max(Duration(), all - outreach.check_saved);
}

}  // namespace

Duration reserve_time(City& city, TkskId tksk, KecamatanId where, SimTime day_begins, FactSink& facts) {
  const auto day = working_day_of(city, tksk, city.clock.date_of(day_begins));
  if (!day || day->socialisation + day->monitoring == Duration()) return Duration();
  Outreach& outreach = city.offices[where.value].outreach;
  const SimTime sessions_begin = day->begin + day->casework;
  const SimTime checks_begin = sessions_begin + day->socialisation;
  if (day->socialisation > Duration()) {
    if (!outreach.session_is_open) {
      outreach.session_is_open = true;
      outreach.session_opened_at = day_begins;
      report_opened(city, session_of(city, where, day_begins), facts);
    }
    outreach.session_saved = outreach.session_saved + day->socialisation;
    facts.on(Worked{CaseKind::socialisation, tksk, sessions_begin, day->socialisation, where});
  }
  // Reserved time is worked only as far as checks wait.
  const Duration for_checks = std::min(day->monitoring, needed_for_checks(city, outreach));
  if (for_checks > Duration()) {
    outreach.check_saved = outreach.check_saved + for_checks;
    facts.on(Worked{CaseKind::monitoring, tksk, checks_begin, for_checks, where});
  }
  // At the end of all reserved time, so that a day's sessions and checks come after its casework.
  schedule(city, {EventKind::outreach_ends, Phase::staff, checks_begin + day->monitoring, where.value, 0, tksk.slot});
  return day->socialisation + day->monitoring;
}

void end_outreach(City& city, KecamatanId kecamatan, SimTime now, FactSink& facts) {
  prepare_sessions(city, kecamatan, now, facts);
  make_checks(city, kecamatan, now, facts);
}

void count_credits(City& city, KecamatanId kecamatan, std::size_t credits, SimTime now) {
  if (city.processes().monitoring == Switch::off) return;
  Outreach& outreach = city.offices[kecamatan.value].outreach;
  count_in_month(outreach.credited, month_index(city, now), static_cast<std::int32_t>(credits));
}

void sample_checks(City& city, std::span<const KpmIndex> families, std::uint32_t payout,
                   std::span<const std::uint32_t> words, SimTime now, FactSink& facts) {
  if (city.processes().monitoring == Switch::off) return;
  const Probability sampled(city.rules->monitoring.sample);
  for (std::size_t i = 0; i < families.size(); ++i) {
    if (!bernoulli(words[i], sampled)) continue;
    const PendingCheck check{families[i], payout, now};
    city.offices[city.kecamatan_of(check.kpm).value].outreach.checks.push_back(check);
    report_opened(city, check_of(city, check), facts);
  }
}

void give_up_checks(City& city, KecamatanId kecamatan, std::uint32_t payout, SimTime now, FactSink& facts) {
  Outreach& outreach = city.offices[kecamatan.value].outreach;
  // In order of the sample: what is kept keeps its turn.
  std::vector<PendingCheck> kept;
  for (std::size_t i = outreach.next_check; i < outreach.checks.size(); ++i) {
    const PendingCheck& check = outreach.checks[i];
    const bool is_of_channel = city.payouts[check.payout].channel == city.payouts[payout].channel;
    if (is_of_channel && check.payout != payout) {
      report_closed(city, check_of(city, check), now, CaseEnd::given_up, facts);
    } else {
      kept.push_back(check);
    }
  }
  outreach.checks = std::move(kept);
  outreach.next_check = 0;
}

void update_perceived_chance(City& city, SimTime now) {
  const std::size_t month = month_index(city, now);
  for (std::size_t k = 0; k < city.kecamatan_count(); ++k) {
    Outreach& outreach = city.offices[k].outreach;
    const std::int32_t credited = of_last_year(outreach.credited, month);
    // No credits, no chance: nobody has anything to be checked for.
    const double chance = credited == 0 ? 0.0 : static_cast<double>(of_last_year(outreach.checked, month)) / credited;
    outreach.perceived_chance = std::min(1.0, city.rules->monitoring.salience * chance);
  }
}

Rupiah extra_food(const City& city, KecamatanId kecamatan, Rupiah amount) {
  const MonitoringParameters& rules = city.rules->monitoring;
  const double perceived = city.offices[kecamatan.value].outreach.perceived_chance;
  const double share = rules.food_share + (rules.food_share_if_checked - rules.food_share) * perceived;
  // Rounded once for a credit, so that sums over credits are exact integers.
  return Rupiah(std::llround(static_cast<double>(amount.amount()) * share));
}

void draw_informed_at_start(City& city) {
  const Probability chance(city.rules->socialisation.informed_at_start);
  if (city.processes().socialisation == Switch::off) return;
  for (KpmIndex kpm = 0; kpm < city.kpm.size(); ++kpm) {
    if (!bernoulli(city.draw(kpm, Occasion::once(), DrawPurpose::informed_at_start), chance)) continue;
    city.kpm.informed_until[kpm] = SimTime() + remembers_for(city, kpm, Occasion::once());
  }
}

void close_outreach(const City& city, SimTime end, FactSink& facts) {
  // At the end, what is open is reported with its age: waits of unfinished work are not missing.
  for (std::size_t k = 0; k < city.kecamatan_count(); ++k) {
    const KecamatanId kecamatan{static_cast<std::uint16_t>(k)};
    const Outreach& outreach = city.offices[k].outreach;
    if (outreach.session_is_open) {
      report_closed(city, session_of(city, kecamatan, outreach.session_opened_at), end, CaseEnd::open_at_end, facts);
    }
    for (std::size_t i = outreach.next_check; i < outreach.checks.size(); ++i) {
      const PendingCheck& check = outreach.checks[i];
      report_closed(city, check_of(city, check), end, CaseEnd::open_at_end, facts);
    }
  }
}

}  // namespace timbang
