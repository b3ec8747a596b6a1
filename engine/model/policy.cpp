#include "model/policy.hpp"

#include "model/casework/staff.hpp"
#include "model/complaints/dinsos.hpp"
#include "model/delivery/places.hpp"
#include "model/staffing/mobile_team.hpp"
#include "model/staffing/posts.hpp"

namespace timbang {

void schedule_policy_changes(City& city, SimTime from) {
  const auto& dated = city.policy_acts ? city.scenario->policy : city.scenario->baseline;
  for (const DatedParameters& change : dated) {
    const SimTime at = city.clock.time_of(change.from);
    // What is dated on `from` or before is put in force by put_in_force().
    if (at > from) schedule(city, {EventKind::policy_change, Phase::policy, at});
  }
}

void put_in_force(City& city, SimTime now, FactSink& facts) {
  const Date today = city.clock.date_of(now);
  // Dated sets live in the scenario as long as the run, so that the same address means the same rules.
  const Parameters& before = *city.rules;
  city.rules = city.policy_acts ? &city.scenario->in_force(today) : &city.scenario->baseline_in_force(today);
  // Order: queues are put into the new discipline before restaffing lets servers look for work.
  if (city.rules == &before) return;
  if (city.rules->programme.channel != before.programme.channel) apply_channel_rule(city, now);
  if (city.rules->staffing.discipline != before.staffing.discipline) reorder_queues(city);
  restaff(city, before, now, facts);
  restaff_mobile_team(city, now, facts);
  restaff_dinsos(city, before.complaints, now, facts);
}

}  // namespace timbang
