#pragma once

#include "facts/facts.hpp"
#include "model/casework/desk.hpp"
#include "model/state/city.hpp"

namespace timbang {

/// All work of a job is done: its case is closed or goes on, as its kind says.
void finish_work(City& city, const FinishedJob& job, SimTime now, FactSink& facts);

}  // namespace timbang
