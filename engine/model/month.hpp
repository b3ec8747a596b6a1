#pragma once

#include "facts/facts.hpp"
#include "model/city.hpp"

namespace timbang {

/// Schedules the opening of every month and day, and every date on which a parameter changes.
void schedule_calendar(City& city);
/// The first minute of a month: lasting obstacles, questions, costs.
void open_month(City& city, SimTime now, FactSink& facts);

}  // namespace timbang
