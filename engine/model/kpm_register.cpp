#include "model/kpm_register.hpp"

#include "base/check.hpp"

namespace timbang {

KpmRegister make_register(const Scenario& scenario) {
  KpmRegister kpm;
  for (std::size_t k = 0; k < scenario.kecamatan.size(); ++k) {
    kpm.first_cohort.push_back(static_cast<std::uint32_t>(kpm.cohorts.size()));
    kpm.next_in_listing.push_back(0);
    for (std::uint32_t kelurahan = 0; kelurahan < scenario.kecamatan[k].kelurahan; ++kelurahan) {
      for (const Channel channel : all_channels) {
        kpm.cohorts.push_back(
            {KecamatanId{static_cast<std::uint16_t>(k)}, static_cast<std::uint8_t>(kelurahan), channel, {}});
      }
    }
  }
  TIMBANG_CHECK(kpm.cohorts.size() <= 0xffffU, "more kelurahan than the register can number");
  return kpm;
}

KpmIndex add_next_kpm(KpmRegister& kpm, const Population& population, KecamatanId kecamatan) {
  const std::vector<HouseholdId>& listing = population.listing[kecamatan.value];
  std::uint32_t& next = kpm.next_in_listing[kecamatan.value];
  if (next >= listing.size()) return nothing;
  const HouseholdId household = listing[next++];
  const auto index = static_cast<KpmIndex>(kpm.size());
  const auto cohort = static_cast<std::uint16_t>(kpm.first_cohort[kecamatan.value] +
                                                 population.kelurahan[household.value] * channel_count +
                                                 population.channel[household.value]);
  kpm.household.push_back(household);
  kpm.cohort.push_back(cohort);
  kpm.listed.push_back(1);
  kpm.obstacle.push_back(Obstacle::none);
  kpm.obstacle_ends.push_back(SimTime::never());
  kpm.missed_in_a_row.push_back(0);
  kpm.open_credits.push_back(0);
  kpm.first_outstanding.push_back(nothing);
  kpm.transaction_at.push_back(SimTime::never());
  kpm.transaction_generation.push_back(0);
  kpm.follow_up.push_back(nothing);
  kpm.complaint.push_back(nothing);
  kpm.credited.push_back(0);
  kpm.delivered.push_back(0);
  kpm.cohorts[cohort].members.push_back(index);
  return index;
}

}  // namespace timbang
