#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/bit_column.hpp"
#include "base/ids.hpp"
#include "base/programme.hpp"
#include "base/sim_time.hpp"
#include "population/population.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// Index of a family that is or was KPM or proposed itself.
using KpmIndex = std::uint32_t;
inline constexpr std::uint32_t nothing = 0xffffffffU;

/// The families of one kelurahan paid through one channel: credited at the same time.
struct Cohort {
  KecamatanId kecamatan;
  std::uint8_t kelurahan = 0;
  Channel channel = Channel::bank;
  std::vector<KpmIndex> members;  ///< who hold a place, in the order in which they joined
};

/// What the programme knows of a family.
enum class Standing : std::uint8_t { in_verification, rejected, waiting, listed, lost_place };

/// Every family that is or was KPM or proposed itself, as columns. A family keeps its row.
struct KpmRegister {
  std::vector<HouseholdId> household;
  std::vector<std::uint16_t> cohort;
  std::vector<std::uint8_t> listed;  ///< 1 while it holds a place
  std::vector<Standing> standing;
  std::vector<Obstacle> obstacle;
  std::vector<SimTime> obstacle_ends;  ///< when it cures itself; never() for lasting ones
  std::vector<std::uint8_t> missed_in_a_row;
  std::vector<std::uint32_t> first_outstanding;       ///< head of the list of its outstanding credits
  std::vector<SimTime> transaction_at;                ///< of the scheduled transaction; never() if none
  std::vector<std::uint16_t> transaction_generation;  ///< tells the scheduled one from those before it
  std::vector<std::uint32_t> follow_up;               ///< its open follow-up case
  std::vector<std::uint32_t> complaint;               ///< its open complaint
  std::vector<std::uint32_t> verification;            ///< its open verification
  std::vector<SimTime> informed_until;                ///< by a session; SimTime() if by none

  BitColumn has_given_up;                           ///< who complains no more
  BitColumn has_improved;                           ///< whose lasting welfare has risen
  std::vector<BitColumn> credited;                  ///< by reported payout: the rows that it was paid to
  std::vector<BitColumn> delivered;                 ///< likewise: those that took it up
  std::vector<std::vector<std::uint8_t>> received;  ///< by reported month, then row: months of aid received in it

  std::vector<Cohort> cohorts;                 ///< by kecamatan, kelurahan, channel
  std::vector<std::uint32_t> first_cohort;     ///< by kecamatan
  std::vector<std::uint32_t> next_in_listing;  ///< by kecamatan: how many of its listing have had a place or wait
  std::vector<std::uint32_t> row_of;           ///< by household; `nothing` if it has none

  [[nodiscard]] std::size_t size() const { return household.size(); }
  [[nodiscard]] const Cohort& cohort_of(KpmIndex kpm) const { return cohorts[cohort[kpm]]; }
};

/// An empty register with a cohort for every kelurahan and channel, and room for the aid of so many reported payouts.
[[nodiscard]] KpmRegister make_register(const Scenario& scenario, const Population& population,
                                        std::size_t reported_payouts);

/// The household's row; a new one, without a place, if it has none.
KpmIndex row_of(KpmRegister& kpm, const Population& population, HouseholdId household, KecamatanId kecamatan);
/// Puts the family among those who are paid through this channel from now on.
void join_cohort(KpmRegister& kpm, const Population& population, KpmIndex family, Channel channel);
/// The kecamatan's next household in the listing that never had a row; nothing when the listing is at its end.
[[nodiscard]] std::optional<HouseholdId> next_in_listing(KpmRegister& kpm, const Population& population,
                                                         KecamatanId kecamatan);

}  // namespace timbang
