#include "model/aid_columns.hpp"

#include <algorithm>
#include <array>

namespace timbang {
namespace {

/// By channel: the reported bits of the payouts that cover the month.
std::array<std::uint64_t, channel_count> covering_bits(const City& city, Month month) {
  std::array<std::uint64_t, channel_count> bits{};
  for (const Payout& payout : city.payouts) {
    if (payout.covers(month) && payout.reported_bit >= 0) {
      bits[static_cast<std::size_t>(payout.channel)] |= std::uint64_t{1} << payout.reported_bit;
    }
  }
  return bits;
}

}  // namespace

std::vector<Aid> aid_of_month(const City& city, Month month) {
  const auto bits = covering_bits(city, month);
  std::vector<Aid> aid(city.population->households(), Aid::none);
  for (KpmIndex kpm = 0; kpm < city.kpm.size(); ++kpm) {
    for (std::size_t channel = 0; channel < channel_count; ++channel) {
      if ((city.kpm.credited[channel][kpm] & bits[channel]) == 0) continue;
      Aid& of_household = aid[city.household_of(kpm)];
      const bool is_delivered = (city.kpm.delivered[channel][kpm] & bits[channel]) != 0;
      of_household = std::max(of_household, is_delivered ? Aid::delivered : Aid::credited);
    }
  }
  return aid;
}

std::vector<std::uint8_t> received_in_month(const City& city, Month month) {
  const auto slot = static_cast<std::size_t>(month - city.scenario->period.first_month);
  std::vector<std::uint8_t> received(city.population->households(), 0);
  for (KpmIndex kpm = 0; kpm < city.kpm.size(); ++kpm) {
    received[city.household_of(kpm)] = city.kpm.received[kpm * city.kpm.months + slot];
  }
  return received;
}

}  // namespace timbang
