#pragma once

#include "facts/facts.hpp"
#include "model/state/city.hpp"

namespace timbang {

/// The deadline of a batch: outstanding credits are missed; a follow-up case without an outstanding credit ends; too
/// many missed in a row cost the family its place.
void pass_deadline(City& city, std::uint32_t batch, SimTime now, FactSink& facts);
/// A missed credit is back in the treasury (ODD "7.6 Deadlines, returns, places and waiting lists").
void return_money(City& city, std::uint32_t credit, SimTime now, FactSink& facts);

}  // namespace timbang
