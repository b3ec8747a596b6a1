#include "model/aid_columns.hpp"

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
    const std::uint64_t of_month = bits[static_cast<std::size_t>(city.kpm.cohort_of(kpm).channel)];
    if ((city.kpm.credited[kpm] & of_month) == 0) continue;
    aid[city.household_of(kpm)] = (city.kpm.delivered[kpm] & of_month) != 0 ? Aid::delivered : Aid::credited;
  }
  return aid;
}

}  // namespace timbang
