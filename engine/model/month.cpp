#include "model/month.hpp"

#include "model/casework/first_line.hpp"
#include "model/complaints/complaints.hpp"
#include "model/complaints/dinsos.hpp"
#include "model/complaints/verification.hpp"
#include "model/delivery/obstacles.hpp"
#include "model/delivery/outreach.hpp"
#include "model/staffing/costs.hpp"
#include "model/staffing/mobile_team.hpp"
#include "model/staffing/posts.hpp"

namespace timbang {
namespace {

/// Lasting welfare of those who improve this month, and of their partners, who take their former welfare.
void carry_out_improvements(City& city, Month month) {
  for (const Improvement& one : city.fortunes.improvements_of(month)) {
    const bool rises = city.permanent[one.partner] > city.permanent[one.household];
    // Asked before the exchange, after which nobody could tell who has risen.
    const KpmIndex row = city.kpm.row_of[one.household];
    if (rises && row != nothing) city.kpm.has_improved.set(row);
    improve({&one, 1}, city.permanent);
  }
}

}  // namespace

void schedule_calendar(City& city) {
  for (Date day = city.clock.start; city.clock.time_of(day) < city.end; day = day + 1) {
    const SimTime at = city.clock.time_of(day);
    // The phases of the two events, not the order of scheduling, put a day's beginning before its month's opening.
    schedule(city, {EventKind::day_begins, Phase::day, at});
    if (day.day_of_month() == 1) schedule(city, {EventKind::month_opens, Phase::month, at});
  }
}

void begin_day(City& city, SimTime now, FactSink& facts) {
  const Date today = city.clock.date_of(now);
  // Who leaves at a month's turn leaves before the first day is counted.
  if (today.day_of_month() == 1) draw_turnover(city, today.month(), now, facts);
  begin_day_in_offices(city, now, facts);
  begin_day_of_mobile_team(city, now, facts);
  begin_day_at_dinsos(city, now);
}

void open_month(City& city, SimTime now, FactSink& facts) {
  const Month month = city.clock.month_of(now);
  // The order is that of ODD "3. Process overview and scheduling".
  carry_out_improvements(city, month);
  // Collected once for all draws of the month.
  const FamilyColumns listed = listed_families(city);
  draw_lasting_obstacles(city, listed, month);
  renew_first_line_hours(city);
  update_perceived_chance(city, now);
  plan_questions(city, listed, month, now);
  plan_proposals(city, month, now);
  report_costs(city, month, facts);
}

}  // namespace timbang
