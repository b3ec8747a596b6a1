#include "model/aid_of_month.hpp"

namespace timbang {
namespace {

/// Reported bits of the channel's payouts that cover the month.
std::uint64_t bits_covering(const City& city, std::size_t channel, Month month) {
  std::uint64_t bits = 0;
  for (const Payout& payout : city.payouts) {
    if (static_cast<std::size_t>(payout.channel) != channel || payout.reported_bit < 0) continue;
    if (payout.covers(month)) bits |= std::uint64_t{1} << payout.reported_bit;
  }
  return bits;
}

/// None 0, credited 1, delivered 2: without a branch, so that the compiler takes many rows in a step.
unsigned aid_of(bool is_credited, bool is_delivered) {
  static_assert(static_cast<unsigned>(Aid::credited) == 1 && static_cast<unsigned>(Aid::delivered) == 2);
  const auto credited = static_cast<unsigned>(is_credited);
  return credited + (credited & static_cast<unsigned>(is_delivered));
}

/// Raises each row's aid to what this channel gave it.
void raise(const std::uint64_t* credited, const std::uint64_t* delivered, std::uint64_t covering,
           std::vector<Aid>& spread) {
  Aid* const aid = spread.data();
  const std::size_t rows = spread.size();
  for (std::size_t row = 0; row < rows; ++row) {
    const unsigned here = aid_of((credited[row] & covering) != 0, (delivered[row] & covering) != 0);
    const auto before = static_cast<unsigned>(aid[row]);
    aid[row] = static_cast<Aid>(before < here ? here : before);
  }
}

}  // namespace

AidOfMonth::AidOfMonth(const City& city, Month month)
    : city_(city),
      slot_(static_cast<std::size_t>(month - city.scenario->period.first_month)),
      spread_(city.kpm.size(), Aid::none) {
  for (std::size_t channel = 0; channel < channel_count; ++channel) {
    raise(city.kpm.credited[channel].data(), city.kpm.delivered[channel].data(), bits_covering(city, channel, month),
          spread_);
  }
}

}  // namespace timbang
