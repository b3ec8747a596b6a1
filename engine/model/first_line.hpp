#pragma once

#include "model/city.hpp"

namespace timbang {

// The first line (RT/RW, PSM, kelurahan operators, PKH companions) sees every case before a TKSK does: it settles a
// share after a delay and hands on the rest (model.md, process 11).

/// Schedules the first line's answer: exponential delay, the same whether it settles or hands on.
void send_follow_up_to_first_line(City& city, std::uint32_t case_index, SimTime now);
/// Whether it settles the case; obstacles that last are rarely settled there.
[[nodiscard]] bool first_line_settles_follow_up(const City& city, const Case& one);

/// Schedules the first line's answer to a complaint: exponential delay if it settles it, a fixed one before it hands
/// on.
void send_complaint_to_first_line(City& city, std::uint32_t case_index, SimTime now);
[[nodiscard]] bool first_line_settles_complaint(const City& city, const Case& one);

}  // namespace timbang
