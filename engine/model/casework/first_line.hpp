#pragma once

#include "facts/facts.hpp"
#include "model/state/city.hpp"

namespace timbang {

// The first line (ODD "7.8 First line"): RT/RW, PSM, kelurahan operators and PKH companions. It settles a share of all
// work within its own hours, before anything reaches a TKSK, and hands on the rest.

/// A month's hours begin; what was not used of the last month's is gone.
void renew_first_line_hours(City& city);
/// A new case comes to the first line, which decides whether it settles it and answers after its delay.
void send_to_first_line(City& city, std::uint32_t case_index, SimTime now, FactSink& facts);

}  // namespace timbang
