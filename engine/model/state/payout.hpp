#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/date.hpp"
#include "base/programme.hpp"
#include "base/rupiah.hpp"
#include "base/sim_time.hpp"
#include "random/draw.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// One dated payout of one channel.
struct Payout {
  Channel channel = Channel::bank;
  Month month;              ///< it is paid in this month, the last one that it covers
  std::int32_t months = 1;  ///< covered
  Date first_day;           ///< the first kelurahan is credited
  int reported = -1;        ///< position among the payouts that cover a reported month; -1 for others

  [[nodiscard]] Occasion occasion() const { return Occasion::payout(static_cast<std::uint32_t>(channel), month); }
  [[nodiscard]] bool covers(Month asked) const { return asked <= month && month - asked < months; }
};

/// Every payout from the scenario's start until a day, by date and then channel.
[[nodiscard]] std::vector<Payout> payouts_of(const Scenario& scenario, Date until);
/// How many of them cover a reported month.
[[nodiscard]] std::size_t count_reported(std::span<const Payout> payouts);

}  // namespace timbang
