#include "model/welfare/aid_of_month.hpp"

namespace timbang {

AidOfMonth::AidOfMonth(const City& city, Month month)
    : received_(city.kpm.received[static_cast<std::size_t>(month - city.scenario->period.first_month)]) {
  // Payouts of both channels cover a month, and a family whose channel changed may be in two of them.
  for (const Payout& payout : city.payouts) {
    if (payout.reported < 0 || !payout.covers(month)) continue;
    credited_.add(city.kpm.credited[static_cast<std::size_t>(payout.reported)]);
    delivered_.add(city.kpm.delivered[static_cast<std::size_t>(payout.reported)]);
  }
}

}  // namespace timbang
