#pragma once

#include "facts/facts.hpp"
#include "model/state/city.hpp"

namespace timbang {

// The mobile team (ODD "7.14 Mobile team"): TKSK without a kecamatan, who join the desk with the longest queue for a
// day. In facts their home is the kecamatan after the last one.

/// As many TKSK as the rules in force say; new ones begin, as novices, after the lead time.
void restaff_mobile_team(City& city, SimTime now, FactSink& facts);
/// Every day: where each TKSK of the team works, and the block that begins there.
void begin_day_of_mobile_team(City& city, SimTime now, FactSink& facts);
/// The day's block is over; what was begun goes back to the head of that queue. subject = kecamatan << 16 | server.
void end_mobile_block(City& city, std::uint32_t subject, SimTime now, FactSink& facts);

}  // namespace timbang
