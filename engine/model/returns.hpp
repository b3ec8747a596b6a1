#pragma once

#include "facts/facts.hpp"
#include "model/city.hpp"

namespace timbang {

/// From a missed deadline until the money is back in the treasury: half fixed, half exponential, drawn once a payout
/// (model.md, process 6).
[[nodiscard]] Duration return_lag(const City& city, const Payout& payout);
/// The deadline of a batch: outstanding credits are missed; too many in a row cost the family its place.
void pass_deadline(City& city, std::uint32_t batch, SimTime now, FactSink& facts);
/// The missed credits of a batch are back in the treasury; a case whose last money is gone ends.
void return_money(City& city, std::uint32_t batch, SimTime now, FactSink& facts);

}  // namespace timbang
