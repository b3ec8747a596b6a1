#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "facts/facts.hpp"
#include "model/state/city.hpp"

namespace timbang {

/// Times from a credit to the transaction of families without obstacle (ODD "7.5 Transacting"), by their draws: a share
/// transacts evenly within the prompt time, the rest after a log-normal time.
[[nodiscard]] std::vector<Duration> transaction_delays(const TransactingParameters& rules,
                                                       std::span<const std::uint32_t> words);

/// The family will transact at that time, unless it already will earlier.
void plan_transaction(City& city, KpmIndex kpm, SimTime at, Occasion occasion);
/// The family will not transact by itself any more.
void cancel_transaction(City& city, KpmIndex kpm);
/// The family takes its whole balance: every outstanding credit. Its follow-up case ends.
void transact(City& city, KpmIndex kpm, SimTime at, FactSink& facts);
/// Notes that the family takes up a credit of this payout.
void note_delivered(City& city, KpmIndex kpm, const Payout& payout, SimTime at);

}  // namespace timbang
