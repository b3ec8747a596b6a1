#pragma once

#include "facts/facts.hpp"
#include "model/state/city.hpp"

namespace timbang {

// The Dinsos desk (ODD "7.11 Dinsos desk"): city officers who take complaints that are overdue, in the order in
// which they became so. They settle some themselves; the others stay with the TKSK, who keeps its place in the queue.

/// Opens the desk with its officers from the scenario's start, or with other officers from now on.
void open_dinsos_desk(City& city, Date from);
/// The rules in force ask for other officers or hours.
void restaff_dinsos(City& city, const ComplaintParameters& before, SimTime now, FactSink& facts);
/// Every day: the blocks that begin at the desk.
void begin_day_at_dinsos(City& city, SimTime now);
/// A complaint has escalated.
void submit_to_dinsos(City& city, std::uint32_t case_index, SimTime now, FactSink& facts);
/// An officer has dealt with it. Returns whether that settles the complaint; the caller then resolves it.
[[nodiscard]] bool finish_dinsos_work(City& city, std::uint32_t case_index);

}  // namespace timbang
