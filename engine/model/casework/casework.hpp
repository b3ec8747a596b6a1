#pragma once

#include <cstdint>

#include "facts/facts.hpp"
#include "model/state/city.hpp"

namespace timbang {

/// Opens a case and reports it; returns its index.
std::uint32_t open_case(City& city, const Case& one, FactSink& facts);
/// Closes a case and cancels its waiting work. Requires: it is open.
void close_case(City& city, std::uint32_t case_index, SimTime now, CaseEnd end, FactSink& facts);
/// Ends the family's open follow-up case, if it has one; waiting work is cancelled.
void end_follow_up(City& city, KpmIndex kpm, SimTime now, CaseEnd end, FactSink& facts);

}  // namespace timbang
