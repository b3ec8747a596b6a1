#pragma once

#include "base/date.hpp"
#include "facts/facts.hpp"
#include "model/state/city.hpp"

namespace timbang {

// Costs (ODD "7.17 Costs").

/// What a TKSK is paid a month: tali asih and top-ups, rupiah.
[[nodiscard]] double monthly_pay(const CostParameters& costs);
/// A month's costs of the TKSK in post and of the first line's hours.
void report_costs(const City& city, Month month, FactSink& facts);
/// A new TKSK is trained, once.
void report_training(const City& city, KecamatanId kecamatan, SimTime now, FactSink& facts);

}  // namespace timbang
