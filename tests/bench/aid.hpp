#pragma once

#include <array>
#include <cstdint>

#include "base/probability.hpp"
#include "random/draw.hpp"

namespace timbang::bench {

// Aid, month after month: every household gets it in a random minute of the month and transacts with probability 0.9
// after an exponential delay of 3 days on average. With probability 0.03 it complains in that minute to its district's
// one server, first come first served, 0.25 days a complaint: twice what a server can do, so that the backlog grows.
// Spending is multiplied by a log-normal number a month; who has the month's aid in hand at its end spends more. At
// every month's end the poor and the backlog are counted. Spending is kept as its logarithm in units of its monthly
// spread.

inline constexpr std::uint32_t aid_districts = 12;
inline constexpr std::uint32_t aid_months = 12;
inline constexpr std::int32_t minutes_per_month = 30 * 1440;
inline constexpr Probability transacts_at_all{0.9};
inline constexpr Probability complains{0.03};
inline constexpr double mean_delay_minutes = 3.0 * 1440.0;
inline constexpr double mean_complaint_minutes = 0.25 * 1440.0;
inline constexpr double spread_at_start = 4.0;  ///< monthly spreads
inline constexpr double value_of_aid = 1.0;
inline constexpr double poor_below = -5.0;

struct AidMonth {
  std::int64_t transacted = 0;
  std::int64_t filed = 0;
  std::int64_t resolved = 0;
  std::int64_t backlog = 0;
  std::int64_t poor = 0;

  friend bool operator==(const AidMonth&, const AidMonth&) = default;
};
using AidOutcome = std::array<AidMonth, aid_months>;

/// The district of a household: the same number of neighbours in each, but for the last.
struct AidCity {
  std::uint32_t households = 0;
  std::uint32_t per_district = 0;

  explicit AidCity(std::uint32_t count)
      : households(count), per_district((count + aid_districts - 1) / aid_districts) {}
  [[nodiscard]] std::uint32_t district_of(std::uint32_t household) const { return household / per_district; }
};

/// How far into the month the aid comes.
[[nodiscard]] constexpr std::int32_t minute_of_aid(std::uint32_t word) {
  return static_cast<std::int32_t>((std::uint64_t{word} * minutes_per_month) >> 32U);
}

// Three ways with the same draws, each keyed by household and month. Their outcomes are the same.

/// The engine's way: what a household does alone is computed over columns, only complaints are events.
[[nodiscard]] AidOutcome aid_on_kernel(StreamKey key, std::uint32_t households);
/// Every aid, transaction, complaint and service is an event of the kernel's.
[[nodiscard]] AidOutcome aid_by_events(StreamKey key, std::uint32_t households);
/// A loop tuned by hand, without events: a few households through all months at a time, queues by recursion.
[[nodiscard]] AidOutcome aid_by_hand(StreamKey key, std::uint32_t households);

}  // namespace timbang::bench
