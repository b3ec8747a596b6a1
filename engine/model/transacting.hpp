#pragma once

#include "facts/facts.hpp"
#include "model/city.hpp"

namespace timbang {

/// Time from a credit to the transaction of a family without obstacle (model.md, process 4): a share transacts evenly
/// within the prompt time, the rest after a log-normal time.
[[nodiscard]] Duration transaction_delay(const TransactingParameters& rules, std::uint32_t word);

/// The family will transact at that time, unless it already will earlier.
void plan_transaction(City& city, KpmIndex kpm, SimTime at, Occasion occasion);
/// The family will not transact by itself any more.
void cancel_transaction(City& city, KpmIndex kpm);
/// The family takes its whole balance: every outstanding credit. Its follow-up case ends.
void transact(City& city, KpmIndex kpm, SimTime at, FactSink& facts);
/// Reports the take-up of one credit.
void report_transaction(City& city, KpmIndex kpm, const Batch& batch, SimTime at, FactSink& facts);

}  // namespace timbang
