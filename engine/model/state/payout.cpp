#include "model/state/payout.hpp"

#include <algorithm>
#include <tuple>

#include "base/search.hpp"

namespace timbang {
namespace {

bool covers_a_reported_month(const Payout& payout, const Period& period) {
  // Paid in arrears: the month of payment is the last one covered.
  const Month first_covered = payout.month + (1 - payout.months);
  return payout.month >= period.first_month && first_covered <= period.last_month;
}

/// A month that is shorter than the day of payment pays on its last day.
Date first_day_of(const PayoutSchedule& schedule, Month month) {
  const Date last_day = (month + 1).first_day() + -1;
  return std::min(month.first_day() + (static_cast<std::int32_t>(schedule.day_of_month) - 1), last_day);
}

}  // namespace

std::vector<Payout> payouts_of(const Scenario& scenario, Date until) {
  std::vector<Payout> payouts;
  for (const Channel channel : all_channels) {
    const PayoutSchedule& schedule = scenario.payouts[static_cast<std::size_t>(channel)];
    for (Month month = scenario.period.start.month(); month <= until.month(); month = month + 1) {
      if (!contains(schedule.months, month.month_of_year())) continue;
      const Date day = first_day_of(schedule, month);
      if (day < scenario.period.start || day >= until) continue;
      payouts.push_back({channel, month, schedule.months_covered, day, -1});
    }
  }
  // Payouts are numbered by date, so that facts of one month lie together.
  std::ranges::sort(payouts, {}, [](const Payout& p) { return std::tuple(p.first_day, p.channel); });
  int reported = 0;
  for (Payout& payout : payouts) {
    if (covers_a_reported_month(payout, scenario.period)) payout.reported = reported++;
  }
  return payouts;
}

std::size_t count_reported(std::span<const Payout> payouts) {
  return static_cast<std::size_t>(std::ranges::count_if(payouts, [](const Payout& one) { return one.reported >= 0; }));
}

}  // namespace timbang
