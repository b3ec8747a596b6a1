#include "model/aid_of_month.hpp"

namespace timbang {

AidOfMonth::AidOfMonth(const City& city, Month month)
    : city_(city), slot_(static_cast<std::size_t>(month - city.scenario->period.first_month)) {
  for (const Payout& payout : city.payouts) {
    if (!payout.covers(month) || payout.reported_bit < 0) continue;
    covering_[static_cast<std::size_t>(payout.channel)] |= std::uint64_t{1} << payout.reported_bit;
  }
}

Aid AidOfMonth::spread(KpmIndex row) const {
  Aid aid = Aid::none;
  for (std::size_t channel = 0; channel < channel_count; ++channel) {
    if ((city_.kpm.credited[channel][row] & covering_[channel]) == 0) continue;
    if ((city_.kpm.delivered[channel][row] & covering_[channel]) != 0) return Aid::delivered;
    aid = Aid::credited;
  }
  return aid;
}

std::uint8_t AidOfMonth::received_months(KpmIndex row) const {
  return city_.kpm.received[row * city_.kpm.months + slot_];
}

}  // namespace timbang
