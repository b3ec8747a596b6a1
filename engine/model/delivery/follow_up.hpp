#pragma once

#include "facts/facts.hpp"
#include "model/state/city.hpp"

namespace timbang {

// Follow-up of families that have not transacted (ODD "7.9 Follow-up"): first line, phone, visit, then the cause's own
// work. A family has at most one open case; later payouts attach to it.

/// From a payout until the list of who has not transacted arrives.
[[nodiscard]] Duration list_delay(const City& city, Channel channel);
/// The list of a batch arrives: opens cases, or takes up again those whose last attempt failed.
void list_batch(City& city, std::uint32_t batch, SimTime now, FactSink& facts);
/// The first line has settled a follow-up case, or hands it to the TKSK.
void first_line_ends_follow_up(City& city, std::uint32_t case_index, SimTime now, FactSink& facts);
/// A TKSK has finished the work of the case's present stage.
void finish_follow_up_work(City& city, std::uint32_t case_index, SimTime now, FactSink& facts);
/// The bank or the civil registry is done: the obstacle that it worked on is removed, even if the case was closed
/// meanwhile.
void outside_work_ends(City& city, std::uint32_t case_index, SimTime now, FactSink& facts);
}  // namespace timbang
