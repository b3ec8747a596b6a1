#pragma once

#include <span>

#include "facts/facts.hpp"
#include "model/state/city.hpp"
#include "model/welfare/welfare_path.hpp"
#include "population/welfare_fit.hpp"

namespace timbang {

// Poverty and targeting month by month, once delivery is decided (ODD "7.19 Poverty and targeting of a month"). A
// month's aid is the payout that covers it, spread over the months it covers. Nothing here takes time, so there
// are no events.

/// Reports poverty and targeting of every reported month and kecamatan. `months` are those before aid of this
/// replication.
void report_welfare_of(const City& city, std::span<const MonthBeforeAid> months, FactSink& facts);
/// Scores of one month by size and delivered aid.
[[nodiscard]] WelfareCounts count_welfare(const City& city, Month month);

}  // namespace timbang
