#pragma once

#include "facts/facts.hpp"
#include "model/state/city.hpp"

namespace timbang {

/// Schedules the dates after `from` on which a parameter of the city's scenario changes.
void schedule_policy_changes(City& city, SimTime from);
/// Puts the parameters of this date in force: the baseline's before policy_start, then the policy's.
void put_in_force(City& city, SimTime now, FactSink& facts);

}  // namespace timbang
