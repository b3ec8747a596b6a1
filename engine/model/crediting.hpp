#pragma once

#include "facts/facts.hpp"
#include "model/state/city.hpp"

namespace timbang {

/// Schedules every payout: one event a cohort, a day later for each further kelurahan of the kecamatan.
void schedule_payouts(City& city);
/// Credits one cohort with one payout and plans what each family will do (ODD "7.3 Payouts and crediting").
/// subject = payout << 16 | cohort.
void credit_cohort(City& city, std::uint32_t subject, SimTime now, FactSink& facts);

}  // namespace timbang
