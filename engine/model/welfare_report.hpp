#pragma once

#include "facts/facts.hpp"
#include "model/city.hpp"
#include "population/welfare_fit.hpp"
#include "population/welfare_quantile.hpp"

namespace timbang {

// Welfare month by month (model.md, process 1), in one pass over all households once delivery is decided. A month's aid
// is the payout that covers it, spread over the months it covers. Nobody waits for anything here, so there are no
// events.

/// Reports poverty and targeting of every reported month and kecamatan.
void report_welfare_of(const City& city, const WelfareQuantile& quantile, FactSink& facts);
/// Scores of one month by size and delivered aid.
[[nodiscard]] WelfareCounts count_welfare(const City& city, Month month);
/// The poverty line in a month, rupiah a person: the line of March of the first reported year, grown evenly.
[[nodiscard]] double poverty_line(const WelfareParameters& rules, Month month, Month first_month);
/// What Q is multiplied by in a month: how far consumption has outgrown the line since that March.
[[nodiscard]] double consumption_scale(const WelfareParameters& rules, Month month, Month first_month);

}  // namespace timbang
