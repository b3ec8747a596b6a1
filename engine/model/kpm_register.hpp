#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/ids.hpp"
#include "base/programme.hpp"
#include "base/sim_time.hpp"
#include "population/population.hpp"

namespace timbang {

/// Index of a family that is or was KPM.
using KpmIndex = std::uint32_t;
inline constexpr std::uint32_t nothing = 0xffffffffU;

/// The families of one kelurahan paid through one channel: credited at the same time.
struct Cohort {
  KecamatanId kecamatan;
  std::uint8_t kelurahan = 0;
  Channel channel = Channel::bank;
  std::vector<KpmIndex> members;  ///< also those who lost their place
};

/// Every family that is or was KPM, as columns. A family keeps its row; who replaces it gets a new one.
struct KpmRegister {
  std::vector<HouseholdId> household;
  std::vector<std::uint16_t> cohort;
  std::vector<std::uint8_t> listed;  ///< 1 while it holds a place
  std::vector<Obstacle> obstacle;
  std::vector<SimTime> obstacle_ends;  ///< when it cures itself; never() for lasting ones
  std::vector<std::uint8_t> missed_in_a_row;
  std::vector<std::uint8_t> open_credits;        ///< neither transacted nor returned
  std::vector<std::uint32_t> first_outstanding;  ///< head of the list of its outstanding credits
  std::vector<SimTime> transaction_at;           ///< of the scheduled transaction; never() if none
  std::vector<std::uint32_t> transaction_generation;
  std::vector<std::uint32_t> follow_up;  ///< its open follow-up case
  std::vector<std::uint32_t> complaint;  ///< its open complaint
  std::vector<std::uint64_t> credited;   ///< by reported bit of its channel's payouts
  std::vector<std::uint64_t> delivered;

  std::vector<Cohort> cohorts;                 ///< by kecamatan, kelurahan, channel
  std::vector<std::uint32_t> first_cohort;     ///< by kecamatan
  std::vector<std::uint32_t> next_in_listing;  ///< by kecamatan: how many of its listing have had a place

  [[nodiscard]] std::size_t size() const { return household.size(); }
  [[nodiscard]] const Cohort& cohort_of(KpmIndex kpm) const { return cohorts[cohort[kpm]]; }
};

/// An empty register with a cohort for every kelurahan and channel.
[[nodiscard]] KpmRegister make_register(const Scenario& scenario);

/// Gives the kecamatan's next household in the listing a place; `nothing` when the listing is at its end.
KpmIndex add_next_kpm(KpmRegister& kpm, const Population& population, KecamatanId kecamatan);

}  // namespace timbang
