#pragma once

#include "facts/facts.hpp"
#include "model/state/city.hpp"

namespace timbang {

/// Schedules the opening of every month and day, and every date on which a parameter changes.
void schedule_calendar(City& city);
/// The first minute of a day: who works with how much time.
void begin_day(City& city, SimTime now, FactSink& facts);
/// The first minute of a month: what happens to families and staff in it, the first line's hours, costs.
void open_month(City& city, SimTime now, FactSink& facts);

}  // namespace timbang
