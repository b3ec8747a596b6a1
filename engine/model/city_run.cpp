#include "model/city_run.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "base/keyed_table.hpp"
#include "base/mix.hpp"
#include "model/casework/desk.hpp"
#include "model/casework/first_line.hpp"
#include "model/complaints/complaints.hpp"
#include "model/complaints/dinsos.hpp"
#include "model/complaints/verification.hpp"
#include "model/crediting.hpp"
#include "model/delivery/follow_up.hpp"
#include "model/delivery/outreach.hpp"
#include "model/delivery/places.hpp"
#include "model/delivery/returns.hpp"
#include "model/delivery/transacting.hpp"
#include "model/finished_work.hpp"
#include "model/month.hpp"
#include "model/policy.hpp"
#include "model/staffing/mobile_team.hpp"
#include "model/staffing/posts.hpp"
#include "model/welfare/welfare_report.hpp"

namespace timbang {
namespace {

/// Events are scheduled to the end of the calendar and not of the baseline's run: an arm may end later, and the warm-up
/// must not depend on which arms follow.
SimTime calendar_end(const Scenario& scenario) {
  const WorkingCalendar& calendar = scenario.calendar;
  return SimClock{scenario.period.start}.time_of(calendar.first_day + static_cast<std::int32_t>(calendar.days.size()));
}

std::vector<std::int16_t> reported_months(const Period& period) {
  std::vector<std::int16_t> month_of_day;
  for (Month month = period.start.month(); month <= period.last_month; month = month + 1) {
    const auto end = static_cast<std::size_t>((month + 1).first_day() - period.start);
    // Months of the warm-up get -1: aid that arrives then is in no outcome.
    month_of_day.resize(end, static_cast<std::int16_t>(std::max(month - period.first_month, -1)));
  }
  return month_of_day;
}

void first_line_ends(City& city, std::uint32_t case_index, SimTime now, FactSink& facts) {
  const Case& one = city.cases[case_index];
  if (one.stage == CaseStage::closed) return;
  if (is_complaint(one.kind)) {
    first_line_ends_complaint(city, case_index, now, facts);
  } else if (one.kind == CaseKind::verification) {
    first_line_ends_verification(city, case_index, now, facts);
  } else {
    first_line_ends_follow_up(city, case_index, now, facts);
  }
}

void transaction_due(City& city, const Event& event, FactSink& facts) {
  // Events are never removed from the calendar: one that was replaced is recognised by its old generation.
  const bool is_stale = city.kpm.transaction_generation[event.subject] != event.generation();
  if (!is_stale) transact(city, event.subject, event.time(), facts);
}

KecamatanId kecamatan_named(const Event& event) {
  return KecamatanId{static_cast<std::uint16_t>(event.subject)};
}

/// The behaviour that handles each kind of event.
using Reaction = void (*)(City&, const Event&, FactSink&);
constexpr std::array<Keyed<EventKind, Reaction>, event_kind_count> reactions{{
    {EventKind::policy_change, [](City& c, const Event& e, FactSink& f) { put_in_force(c, e.time(), f); }},
    {EventKind::day_begins, [](City& c, const Event& e, FactSink& f) { begin_day(c, e.time(), f); }},
    {EventKind::month_opens, [](City& c, const Event& e, FactSink& f) { open_month(c, e.time(), f); }},
    {EventKind::payout_credited,
     [](City& c, const Event& e, FactSink& f) { credit_cohort(c, e.subject, e.time(), f); }},
    {EventKind::list_arrives, [](City& c, const Event& e, FactSink& f) { list_batch(c, e.subject, e.time(), f); }},
    {EventKind::deadline_passes,
     [](City& c, const Event& e, FactSink& f) { pass_deadline(c, e.subject, e.time(), f); }},
    {EventKind::money_returns, [](City& c, const Event& e, FactSink& f) { return_money(c, e.subject, e.time(), f); }},
    {EventKind::transaction_due, transaction_due},
    {EventKind::complaint_made,
     [](City& c, const Event& e, FactSink& f) { make_complaint(c, e.subject, e.generation(), e.time(), f); }},
    {EventKind::complaint_overdue,
     [](City& c, const Event& e, FactSink& f) { mark_overdue(c, e.subject, e.time(), f); }},
    {EventKind::complaint_repeated,
     [](City& c, const Event& e, FactSink& f) { repeat_complaint(c, e.subject, e.time(), f); }},
    {EventKind::patience_ends, [](City& c, const Event& e, FactSink& f) { lose_patience(c, e.subject, e.time(), f); }},
    {EventKind::first_line_answers,
     [](City& c, const Event& e, FactSink& f) { first_line_ends(c, e.subject, e.time(), f); }},
    {EventKind::outside_work_done,
     [](City& c, const Event& e, FactSink& f) { outside_work_ends(c, e.subject, e.time(), f); }},
    {EventKind::proposal_made,
     [](City& c, const Event& e, FactSink& f) {
       make_proposal(c, HouseholdId{e.subject}, e.generation() == 1, e.time(), f);
     }},
    {EventKind::block_begins, [](City& c, const Event& e, FactSink& f) { begin_block(c, e.subject, e.time(), f); }},
    {EventKind::mobile_block_ends,
     [](City& c, const Event& e, FactSink& f) { end_mobile_block(c, e.subject, e.time(), f); }},
    {EventKind::service_ends,
     [](City& c, const Event& e, FactSink& f) {
       if (const auto job = end_service(c, e.subject, e.generation(), e.time(), f)) finish_work(c, *job, e.time(), f);
     }},
    {EventKind::outreach_ends,
     [](City& c, const Event& e, FactSink& f) { end_outreach(c, kecamatan_named(e), e.time(), f); }},
    {EventKind::post_is_filled,
     [](City& c, const Event& e, FactSink& f) { fill_post(c, e.subject, e.generation(), e.time(), f); }},
    {EventKind::place_is_filled,
     [](City& c, const Event& e, FactSink& f) { fill_place(c, kecamatan_named(e), e.time(), f); }},
}};
static_assert(has_row_of_each(reactions, EventKind::place_is_filled));

}  // namespace

CityRun::CityRun(const Scenario& scenario, const Population& population, StreamKey key) {
  city_.scenario = &scenario;
  city_.population = &population;
  city_.rules = &scenario.baseline_in_force(scenario.period.start);
  city_.key = key;
  city_.clock = SimClock{scenario.period.start};
  city_.end = calendar_end(scenario);
  TIMBANG_CHECK(run_end(scenario) <= city_.end, "the working calendar covers the run");
  // Drawn before anything is simulated, so that they are the same in every arm.
  city_.fortunes = tell_fortunes(scenario, population, key);
  city_.permanent = population.permanent;
  city_.reported_month_of_day = reported_months(scenario.period);
  city_.payouts = payouts_of(scenario, city_.clock.date_of(city_.end));
  city_.kpm = make_register(scenario, population, count_reported(city_.payouts));
  city_.waiting.resize(scenario.kecamatan.size());
  fill_places(city_);
  draw_informed_at_start(city_);
  open_offices(city_);
  open_dinsos_desk(city_, scenario.period.start);
  renew_first_line_hours(city_);
  schedule_calendar(city_);
  schedule_policy_changes(city_, SimTime());
  schedule_payouts(city_);
}

void CityRun::begin_with_backlog(double share, FactSink& facts) {
  TIMBANG_CHECK(city_.now == SimTime() && city_.cases.empty(), "a backlog can only be added before the run");
  file_backlog(city_, share, facts);
}

RunEnd CityRun::run_until(SimTime until, FactSink& facts, const StopToken& stop) {
  struct Handler {
    CityRun* run;
    FactSink* facts;
    void handle(const Event& event) { run->handle(event, *facts); }
  } handler{this, &facts};
  return timbang::run_until(city_.calendar, handler, until, city_.trajectory, stop);
}

void CityRun::handle(const Event& event, FactSink& facts) {
  city_.now = event.time();
  city_.phase = static_cast<Phase>(event.phase());
  reactions[event.kind()].value(city_, event, facts);
}

void CityRun::apply_policy(const Scenario& arm, FactSink& facts) {
  // The warm-up was simulated once for all arms with this baseline.
  TIMBANG_CHECK(arm.baseline_sha256 == city_.scenario->baseline_sha256, "an arm shares the baseline of its warm-up");
  TIMBANG_CHECK(run_end(arm) <= city_.end, "the working calendar covers the arm's run");
  const SimTime now = city_.clock.time_of(arm.period.policy_start);
  city_.scenario = &arm;
  city_.policy_acts = true;
  city_.now = now;
  city_.phase = Phase::policy;
  put_in_force(city_, now, facts);
  schedule_policy_changes(city_, now);
}

void CityRun::close(FactSink& facts) const {
  // The arm's own end: its deadlines and limits may be longer than the baseline's, and with them its run-off.
  const SimTime end = run_end(*city_.scenario);
  for (const Case& one : city_.cases) {
    // Open cases are reported too, so that the waits of unfinished cases are not missing from the outcomes.
    if (one.stage == CaseStage::closed) continue;
    facts.on(CaseClosed{one.kind, city_.kecamatan_of(one.kpm), city_.kpm.household[one.kpm], one.opened_at, one.due,
                        end, CaseEnd::open_at_end, one.reached_tksk});
  }
  close_outreach(city_, end, facts);
}

std::vector<MonthBeforeAid> CityRun::welfare_before_aid(const WelfareQuantile& quantile) const {
  // Calibration asks for delivery alone and leaves welfare out (docs/decisions/0003-calibration.md).
  if (city_.processes().welfare == Switch::off) return {};
  return months_before_aid(city_, quantile);
}

void CityRun::report_welfare(std::span<const MonthBeforeAid> months, FactSink& facts) const {
  if (city_.processes().welfare == Switch::on) report_welfare_of(city_, months, facts);
}

WelfareCounts CityRun::welfare_counts(Month month) const {
  return count_welfare(city_, month);
}

std::uint64_t CityRun::trajectory() const {
  return city_.trajectory.value();
}

std::vector<std::uint64_t> CityRun::household_hashes() const {
  // Arms are compared by these hashes: what no policy reaches is the same in all of them (tests/model/arms_test.cpp).
  std::vector<std::uint64_t> hashes(city_.population->households(), 0);
  for (KpmIndex kpm = 0; kpm < city_.kpm.size(); ++kpm) {
    std::uint64_t hash = mix(1, city_.household_of(kpm));
    hash = mix(hash, static_cast<std::uint64_t>(city_.kpm.obstacle[kpm]));
    hash = mix(hash, static_cast<std::uint64_t>(city_.kpm.obstacle_ends[kpm].minute()));
    hash = mix(hash, static_cast<std::uint64_t>(city_.kpm.transaction_at[kpm].minute()));
    hash = mix(hash, (static_cast<std::uint64_t>(city_.kpm.listed[kpm]) << 8U) | city_.kpm.missed_in_a_row[kpm]);
    for (const BitColumn& payout : city_.kpm.credited) hash = mix(hash, static_cast<std::uint64_t>(payout.test(kpm)));
    for (const BitColumn& payout : city_.kpm.delivered) hash = mix(hash, static_cast<std::uint64_t>(payout.test(kpm)));
    hashes[city_.household_of(kpm)] = hash;
  }
  return hashes;
}

SimTime run_end(const Scenario& scenario) {
  return SimClock{scenario.period.start}.time_of(scenario.run_end());
}

}  // namespace timbang
